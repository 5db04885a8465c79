import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations that show a tenant as a whole. */
export function insightHandlers({
  topology,
  usage,
}: Pick<Services, 'topology' | 'usage'>) {
  return {
    getUsage: async ({ tenant }) => usage.read(tenant.snapshot()),

    getTopology: async ({ tenant }) => topology.draw(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
