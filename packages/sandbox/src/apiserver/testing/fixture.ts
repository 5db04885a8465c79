import { ApiServer, ApiServerOptions } from '../ApiServer';
import { startApiServer } from '../startApiServer';
import { KubeObject } from '../types';
import { RawClient } from './RawClient';

// keys are generated once per test file, which takes its time on a busy machine
jest.setTimeout(60_000);

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

  /** A server and the admin's client of it. */
  async connect(options: Partial<ApiServerOptions> = {}) {
    const server = await this.start(options);
    return { server, client: this.client(server) };
  }

  onClose(cleanup: () => unknown): void {
    this.cleanups.push(cleanup);
  }

  async close(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).reverse()) {
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

export function pod(
  name: string,
  metadata: KubeObject['metadata'] = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...metadata },
    spec: { containers: [{ name: 'app', image: 'app:1' }] },
  };
}

export function deployment(name: string, replicas?: number): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image: 'app:1' }] },
      },
    },
  };
}

export function component(name: string, spec: object = {}): KubeObject {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    spec: { type: 'state.redis', version: 'v1', metadata: [], ...spec },
  };
}

export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
export const PODS = '/api/v1/namespaces/default/pods';
export const NAMESPACES = '/api/v1/namespaces';
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
export const COMPONENTS = '/apis/dapr.io/v1alpha1/namespaces/default/components';
