import { version } from '../../../package.json';
import { OperationHandlers } from '../operations';
import { openApiDocument } from '../openapi';
import { offered } from './offered';
import type { Services } from '../../compose';

/** Operations on the portal itself. */
export function portalHandlers({
  hosts,
  options,
  savings,
  setup,
}: Pick<Services, 'hosts' | 'options' | 'savings' | 'setup'>) {
  const document = openApiDocument(version);
  return {
    getHealth: async () => ({ status: 'ok' }),
    getOpenApi: async () => document,
    getSetup: async () => setup.describe(),
    getOptions: async () => offered(hosts, options, savings, new Date()),
  } satisfies Partial<OperationHandlers>;
}
