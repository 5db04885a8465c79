import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
// Both halves together are what the tests that use this are about.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import daprVclusterBackend from 'backstage-plugin-dapr-vcluster-backend';
import { Sandbox } from 'dapr-vcluster-sandbox';
import { STOPS_CLEANLY } from './scaffolder';

/** How a portal reaches a simulated host. */
export type SandboxAccess = { url: string; caData: string; token: string };

/** The host of a sandbox, also for a portal in another process. */
export function accessTo(sandbox: Sandbox): SandboxAccess {
  const { server, portalToken: token } = sandbox.hosts.sandbox!;
  const { url, caData } = server;
  return { url, caData, token };
}

/**
 * The real backend on a simulated host, for a user with the ownership of `owner`.
 *
 * @param settings - below `daprVcluster`
 * @param config - the rest of the configuration
 */
export function realBackend(
  sandbox: Sandbox | SandboxAccess,
  owner: string,
  settings: JsonObject = {},
  config: JsonObject = {},
): BackendFeature[] {
  const access = 'hosts' in sandbox ? accessTo(sandbox) : sandbox;
  const host = { name: 'sandbox', ...access };
  return [
    daprVclusterBackend,
    // Also for a process without Jest.
    createServiceFactory({
      service: coreServices.userInfo,
      deps: {},
      factory: () => ({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/mock',
          ownershipEntityRefs: ['user:default/mock', owner],
        }),
      }),
    }),
    mockServices.rootConfig.factory({
      data: {
        ...STOPS_CLEANLY,
        ...config,
        daprVcluster: {
          profiles: { 'oss-hostmanaged': {}, 'oss-multins': {} },
          ...settings,
          hosts: [host],
        },
      },
    }),
  ];
}
