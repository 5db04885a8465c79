import { ApiServer, startApiServer } from 'dapr-vcluster-kube-sim';
import {
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry } from '../platform/hosts';

type ServerOptions = Omit<
  Parameters<typeof startApiServer>[0],
  'name' | 'initial'
> & { initial?: KubeObject[] };

// The first server of a test file makes its keys, which takes its time on a busy machine.
jest.setTimeout(180_000);

/** API servers and their clients, closed together. */
export class TestHosts {
  readonly #cleanups: Array<() => unknown> = [];

  /** A host `sandbox` with the given objects, and the portal's client of it. */
  async start({ initial = [], ...options }: ServerOptions = {}): Promise<{
    server: ApiServer;
    hosts: HostRegistry;
    client: KubeClient;
  }> {
    const server = await startApiServer({
      name: 'sandbox',
      initial: initial as Parameters<typeof startApiServer>[0]['initial'],
      ...options,
    });
    this.#cleanups.push(() => server.close());
    const hosts = HostRegistry.create(
      [],
      [
        {
          name: 'sandbox',
          connection: {
            url: server.url,
            caData: server.caData,
            token: server.adminToken,
          },
        },
      ],
    );
    this.#cleanups.push(() => hosts.close());
    return { server, hosts, client: hosts.get('sandbox').client };
  }

  /** Runs at the end, before what was started earlier is closed. */
  onClose(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      await cleanup();
    }
  }
}

/** A ConfigMap-sized object for tests of clients. */
export function configMap(
  name: string,
  data: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
    data,
  };
}
