import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on sidecars and the apps that have or need one. */
export function sidecarHandlers({
  explanation,
  sidecars,
}: Pick<Services, 'explanation' | 'sidecars'>) {
  return {
    listSidecars: async ({ tenant }) => sidecars.list(tenant.snapshot()),

    explainApp: async ({ tenant, path }) =>
      explanation.explain(tenant.snapshot(), path.app),
  } satisfies Partial<OperationHandlers>;
}
