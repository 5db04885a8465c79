import { JsonObject } from '@backstage/types';
import { ApiServer } from 'dapr-vcluster-kube-sim';

/** A host for the tests' configuration. */
export type TestHost = {
  name: string;
  server: ApiServer;
  /** Default: the administrator's. */
  token?: string;
  readOnly?: boolean;
};

/**
 * Configuration of a portal of the tests.
 *
 * @param options - below `daprVcluster`
 * @param backend - below `backend`
 */
export function portalConfig(
  hosts: TestHost[],
  options: JsonObject = {},
  backend: JsonObject = {},
): JsonObject {
  return {
    daprVcluster: {
      // Tests that need one say so: it writes while others compare.
      componentSyncer: 'off',
      ...options,
      hosts: hosts.map(({ name, server, token, readOnly }) => ({
        name,
        url: server.url,
        caData: server.caData,
        token: token ?? server.adminToken,
        ...(readOnly !== undefined && { readOnly }),
      })),
    },
    app: { baseUrl: 'http://localhost:3000' },
    backend: { actions: { pluginSources: ['dapr-vcluster'] }, ...backend },
  };
}
