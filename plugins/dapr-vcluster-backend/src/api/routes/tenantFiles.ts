import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations that write nothing to a host: what they render goes to Git. */
export function tenantFileHandlers({
  tenantRenderer,
}: Pick<Services, 'tenantRenderer'>) {
  return {
    renderTenant: async ({ body, credentials }) =>
      tenantRenderer.render(body, { credentials }),
  } satisfies Partial<OperationHandlers>;
}
