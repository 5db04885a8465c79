import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
// Both halves together are what the tests that use this are about.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import daprVclusterBackend from 'backstage-plugin-dapr-vcluster-backend';
import { Sandbox } from 'dapr-vcluster-sandbox';
import { STOPS_CLEANLY } from './scaffolder';

/**
 * The real backend on a simulated host, for a user with the ownership of `owner`.
 *
 * @param settings - below `daprVcluster`
 * @param config - the rest of the configuration
 */
export function realBackend(
  sandbox: Sandbox,
  owner: string,
  settings: JsonObject = {},
  config: JsonObject = {},
): BackendFeature[] {
  const { server, portalToken } = sandbox.hosts.sandbox!;
  const host = {
    name: 'sandbox',
    url: server.url,
    caData: server.caData,
    token: portalToken,
  };
  return [
    daprVclusterBackend,
    mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: 'user:default/mock',
        ownershipEntityRefs: ['user:default/mock', owner],
      }),
    }).factory,
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
