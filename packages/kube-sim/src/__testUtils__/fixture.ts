import { ApiServer, ApiServerOptions } from '../apiserver/ApiServer';
import { startApiServer } from '../apiserver/startApiServer';
import { RawClient } from '../connection/RawClient';

// keys are generated once per test file, which takes its time on a busy machine
jest.setTimeout(180_000);

/** Servers and clients of one test file, closed together. */
export class Fixture {
  readonly #cleanups: (() => unknown)[] = [];

  async start(options: Partial<ApiServerOptions> = {}): Promise<ApiServer> {
    const server = await startApiServer({ name: 'test', ...options });
    this.#cleanups.push(() => server.close());
    return server;
  }

  /** A client of the admin unless a token is given. */
  client(server: ApiServer, token: string = server.adminToken): RawClient {
    const client = new RawClient(server, token);
    this.#cleanups.push(() => client.close());
    return client;
  }

  /** A server and the admin's client of it. */
  async connect(options: Partial<ApiServerOptions> = {}) {
    const server = await this.start(options);
    return { server, client: this.client(server) };
  }

  onClose(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      await cleanup();
    }
  }
}

/** Resolves once the condition holds; the test's own timeout ends a condition that never does. */
export async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

export * from './objects';
