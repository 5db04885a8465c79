import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';
import { LogLines } from './logLines';

/** Operations on sidecars and the apps that have or need one. */
export function sidecarHandlers(
  services: Pick<Services, 'authorizer' | 'explanation' | 'logs' | 'sidecars'>,
) {
  const { explanation, sidecars } = services;
  const logLines = new LogLines(services);
  return {
    listSidecars: async call => {
      const list = await sidecars.list(call.tenant.snapshot());
      const shown = await logLines.filter(
        call,
        list.items.flatMap(({ findings }) => findings),
      );
      const items = list.items.map(item => ({
        ...item,
        findings: shown(item.findings),
      }));
      return { ...list, items };
    },

    explainApp: async call => {
      const { tenant, path } = call;
      const told = await explanation.explain(tenant.snapshot(), path.app);
      const shown = await logLines.filter(call, told.findings);
      return { ...told, findings: shown(told.findings) };
    },
  } satisfies Partial<OperationHandlers>;
}
