import { askedClaims } from '../../dapr/tenantContext';
import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations that evaluate the guardrails, or say what they evaluate against. */
export function guardrailHandlers({
  checker,
  context,
}: Pick<Services, 'checker' | 'context'>) {
  return {
    getTenantContext: async ({ tenant: { tenant }, query }) =>
      context.read(tenant.ref, query.namespace, askedClaims(query.claims)),

    checkTenant: async ({ tenant }) => checker.check(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
