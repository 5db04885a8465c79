import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the plugin is what is measured
import plugin from 'backstage-plugin-dapr-vcluster-backend';
import { Connection } from './connection';
import { serveCalls } from './rpc';

const GUEST = 'user:default/guest';

function decide(credentials?: BackstageCredentials): DefinitivePolicyDecision {
  const { userEntityRef } = (credentials?.principal ?? {}) as {
    userEntityRef?: string;
  };
  return {
    result:
      userEntityRef === GUEST ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
  };
}

/** A Backstage backend with this product's plugin, where a guest has no permission. */
const calls = {
  /** @returns where the plugin answers, and how a user and a guest sign in */
  async start({ url, caData, token }: Connection) {
    const { server } = await startTestBackend({
      features: [
        plugin,
        mockServices.rootConfig.factory({
          data: {
            daprVcluster: {
              componentSyncer: 'off',
              hosts: [{ name: 'sandbox', url, caData, token }],
            },
          },
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => ({
            authorize: async (all, options) =>
              all.map(() => decide(options?.credentials)),
            authorizeConditional: async (all, options) =>
              all.map(() => decide(options?.credentials)),
          }),
        }),
      ],
    });
    return {
      base: `http://127.0.0.1:${server.port()}/api/dapr-vcluster`,
      user: mockCredentials.user.header('user:default/pat'),
      guest: mockCredentials.user.header(GUEST),
    };
  },
};

export type AttackedPortalCalls = typeof calls;

serveCalls(calls);
