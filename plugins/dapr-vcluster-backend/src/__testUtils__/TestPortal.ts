import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ApiServer } from 'dapr-vcluster-sandbox';
import request from 'supertest';
import plugin from '..';
import { until } from './until';

/** A host for the tests' configuration. */
export type TestHost = {
  name: string;
  server: ApiServer;
  /** Default: the administrator's. */
  token?: string;
  readOnly?: boolean;
};

const ALLOW: { result: AuthorizeResult.ALLOW } = {
  result: AuthorizeResult.ALLOW,
};

/** The whole backend plugin over HTTP, for a user who may do everything. */
export class TestPortal {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(backend: Awaited<ReturnType<typeof startTestBackend>>) {
    this.#backend = backend;
  }

  /** Resolves when every host has been seen whole. */
  static async start(hosts: TestHost[]): Promise<TestPortal> {
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
          mockServices.rootConfig.factory({
            data: { daprVcluster: { hosts: config } },
          }),
          mockServices.permissions.mock({
            authorize: async all => all.map(() => ALLOW),
            authorizeConditional: async all => all.map(() => ALLOW),
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

  get(path: string) {
    return this.#as(request(this.#backend.server).get(this.#url(path)));
  }

  post(path: string, body: object) {
    return this.#as(
      request(this.#backend.server).post(this.#url(path)).send(body),
    );
  }

  delete(path: string) {
    return this.#as(request(this.#backend.server).delete(this.#url(path)));
  }

  /** Without any credentials. */
  anonymously(path: string) {
    return request(this.#backend.server)
      .get(this.#url(path))
      .set('Authorization', mockCredentials.none.header());
  }

  /** Reads a path until the answer is as wanted. */
  until<T>(
    what: string,
    path: string,
    // Tests look at whatever they expect to be there.
    wanted: (body: any) => T | undefined | false,
  ): Promise<T> {
    return until(what, async () => {
      const { body } = await this.get(path);
      return wanted(body) || undefined;
    });
  }

  stop() {
    return this.#backend.stop();
  }

  #as(call: request.Test) {
    return call.set(
      'Authorization',
      mockCredentials.user.header('user:default/pat'),
    );
  }

  #url(path: string) {
    return `/api/dapr-vcluster${path}`;
  }
}
