import {
  BackendFeature,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { ApiServer } from 'dapr-vcluster-kube-sim';
import plugin from '..';
import { PortalClient } from './PortalClient';
import { until } from './until';

/** A host for the tests' configuration. */
export type TestHost = {
  name: string;
  server: ApiServer;
  /** Default: the administrator's. */
  token?: string;
  readOnly?: boolean;
};

/** A permission policy by who asks. */
export type TestPolicy = (
  permission: Permission,
  user: string,
) => PolicyDecision;

/** Everybody may do everything. */
export const EVERYTHING: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });

/** Configuration that offers all profiles: out of the box, only supported ones are. */
export const ALL_PROFILES = {
  profiles: { 'oss-hostmanaged': {}, 'oss-multins': {} },
};

/** The whole backend plugin over HTTP; its users may do everything unless a policy says otherwise. */
export class TestPortal extends PortalClient {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(backend: Awaited<ReturnType<typeof startTestBackend>>) {
    super(backend.server);
    this.#backend = backend;
  }

  /** Resolves when every host has been seen whole. */
  static async start(
    hosts: TestHost[],
    policy: TestPolicy = EVERYTHING,
    features: BackendFeature[] = [],
    options: JsonObject = {},
  ): Promise<TestPortal> {
    const config = hosts.map(({ name, server, token, readOnly }) => ({
      name,
      url: server.url,
      caData: server.caData,
      token: token ?? server.adminToken,
      readOnly,
    }));
    const portal = new TestPortal(
      await startTestBackend({
        features: [
          plugin,
          ...features,
          mockServices.rootConfig.factory({
            data: {
              daprVcluster: {
                // Tests that need one say so: it writes while others compare.
                componentSyncer: 'off',
                profiles: { 'oss-hostmanaged': {}, 'oss-multins': {} },
                ...options,
                hosts: config,
              },
              app: { baseUrl: 'http://localhost:3000' },
              backend: { actions: { pluginSources: ['dapr-vcluster'] } },
            },
          }),
          mockServices.permissions.mock({
            authorize: async all =>
              all.map(() => ({ result: AuthorizeResult.ALLOW })),
            authorizeConditional: async (all, { credentials }) =>
              all.map(({ permission }) =>
                policy(permission, nameOf(credentials)),
              ),
          }).factory,
        ],
      }),
    );
    await until('the first view of all hosts', async () => {
      const { body } = await portal.get('/hosts');
      return body.items.every(
        (host: { connection: string }) => host.connection === 'live',
      )
        ? true
        : undefined;
    });
    return portal;
  }

  /** Address of the whole backend. */
  get address(): string {
    return `http://localhost:${this.#backend.server.port()}`;
  }

  stop() {
    return this.#backend.stop();
  }
}

function nameOf(credentials: BackstageCredentials): string {
  return (credentials as BackstageCredentials<BackstageUserPrincipal>).principal
    .userEntityRef;
}
