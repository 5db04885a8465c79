import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations that show a tenant as a whole. */
export function insightHandlers({
  savings,
  topology,
  usage,
}: Pick<Services, 'savings' | 'topology' | 'usage'>) {
  return {
    getUsage: async ({ tenant }) => usage.read(tenant.snapshot()),

    getSavings: async ({ tenant }) => savings.tenant(tenant.snapshot()),

    getSavingsLedger: async ({ tenant: { tenant } }) => savings.ledger(tenant),

    exportSavings: async ({ tenant: { tenant }, query }) =>
      savings.exportTenant(tenant, query.format),

    exportFleetSavings: async ({ query }) => savings.exportFleet(query.format),

    getFleetSavings: async () => savings.fleet(),

    getSavingsPrices: async () => savings.prices(),

    getTopology: async ({ tenant }) => topology.draw(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
