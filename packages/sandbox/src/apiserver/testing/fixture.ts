import { ApiServer, ApiServerOptions } from '../ApiServer';
import { startApiServer } from '../startApiServer';
import { KubeObject } from '../types';
import { RawClient } from './RawClient';

/** Servers and clients of one test file, closed together. */
export class Fixture {
  private readonly cleanups: (() => unknown)[] = [];

  async start(options: Partial<ApiServerOptions> = {}): Promise<ApiServer> {
    const server = await startApiServer({ name: 'test', ...options });
    this.cleanups.push(() => server.close());
    return server;
  }

  /** A client of the admin unless a token is given. */
  client(server: ApiServer, token: string = server.adminToken): RawClient {
    const client = new RawClient(server, token);
    this.cleanups.push(() => client.close());
    return client;
  }

  async close(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).reverse()) {
      await cleanup();
    }
  }
}

export function configMap(
  name: string,
  data: Record<string, string> = {},
  metadata: KubeObject['metadata'] = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...metadata },
    data,
  };
}

export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
