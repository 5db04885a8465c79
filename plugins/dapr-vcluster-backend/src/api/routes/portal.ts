import { version } from '../../../package.json';
import { OperationHandlers } from '../operations';
import { openApiDocument } from '../openapi';
import { offered } from './offered';
import type { Services } from '../../compose';

/** Operations on the portal itself. */
export function portalHandlers({
  hosts,
  options,
}: Pick<Services, 'hosts' | 'options'>) {
  const document = openApiDocument(version);
  return {
    getHealth: async () => ({ status: 'ok' }),
    getOpenApi: async () => document,
    getOptions: async () => offered(hosts, options, new Date()),
  } satisfies Partial<OperationHandlers>;
}
