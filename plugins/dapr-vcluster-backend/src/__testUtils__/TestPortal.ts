import {
  BackendFeature,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { postgresUrl } from 'dapr-vcluster-test-processes';
import { once } from 'lodash';
import plugin from '..';
import { PortalClient } from './PortalClient';
import { portalConfig, TestHost } from './portalConfig';
import { PortalBeside, READS_ALL } from './processes/PortalBeside';
import { EVERYTHING, TestPolicy } from './testPolicy';

/** Configuration that offers all profiles: out of the box, only supported ones are. */
export const ALL_PROFILES = {
  profiles: { 'oss-hostmanaged': {}, 'oss-multins': {} },
};

type Backend = Awaited<ReturnType<typeof startTestBackend>>;

/** The whole backend plugin over HTTP; its users may do everything unless a policy says otherwise. */
export class TestPortal extends PortalClient {
  readonly #backend: Backend;

  private constructor(backend: Backend) {
    super(backend.server);
    this.#backend = backend;
  }

  /**
   * Resolves when every host has been seen whole. With `scripts/with-postgres.mjs`, another portal shares the hosts and a
   * PostgreSQL with this one, which is the one that is asked.
   */
  static async start(
    hosts: TestHost[],
    policy: TestPolicy = EVERYTHING,
    features: BackendFeature[] = [],
    options: JsonObject = {},
  ): Promise<TestPortal> {
    if (!postgresUrl()) {
      return TestPortal.startAlone(hosts, policy, features, options);
    }
    const given = { ...ALL_PROFILES, ...options };
    const beside = await PortalBeside.open(backend =>
      portalConfig(hosts, given, backend),
    );
    try {
      // One after the other: not all tables of Backstage can be made by two at once.
      const backend = await startBackend(beside.config, policy, [
        ...features,
        ...PortalBeside.features,
      ]);
      const portal = new TestPortal(backend);
      await Promise.all([portal.seesAllHosts(), beside.start()]);
      aroundStop(backend, async stop => {
        try {
          await beside.showsTheSameAs(portal);
        } finally {
          await stop();
          await beside.close();
        }
      });
      return portal;
    } catch (error) {
      await beside.close();
      throw error;
    }
  }

  /** The same, without another portal in any case. */
  static async startAlone(
    hosts: TestHost[],
    policy: TestPolicy = EVERYTHING,
    features: BackendFeature[] = [],
    options: JsonObject = {},
  ): Promise<TestPortal> {
    const config = portalConfig(hosts, { ...ALL_PROFILES, ...options });
    const portal = new TestPortal(await startBackend(config, policy, features));
    await portal.seesAllHosts();
    return portal;
  }

  /** Address of the whole backend. */
  get address(): string {
    return `http://localhost:${this.#backend.server.port()}`;
  }

  /** @throws Error when the portal beside it shows something else. */
  stop(): Promise<void> {
    return this.#backend.stop();
  }
}

/** Puts something around the end of a backend, which Backstage's test utilities may stop before the test does. */
function aroundStop(
  backend: Backend,
  around: (stop: () => Promise<void>) => Promise<void>,
): void {
  const stop = backend.stop.bind(backend);
  const stopOnce = once(() => around(stop));
  Object.assign(backend, { stop: stopOnce });
}

/** A backend with the plugin. */
function startBackend(
  data: JsonObject,
  policy: TestPolicy,
  features: BackendFeature[],
): Promise<Backend> {
  return startTestBackend({
    features: [
      plugin,
      ...features,
      mockServices.rootConfig.factory({ data }),
      mockServices.permissions.mock({
        authorize: async all =>
          all.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async (all, { credentials }) => {
          const user = nameOf(credentials);
          const asked = user === READS_ALL ? EVERYTHING : policy;
          return all.map(({ permission }) => asked(permission, user));
        },
      }).factory,
    ],
  });
}

function nameOf(credentials: BackstageCredentials): string {
  return (credentials as BackstageCredentials<BackstageUserPrincipal>).principal
    .userEntityRef;
}
