import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer, startApiServer } from 'dapr-vcluster-kube-sim';
import { HttpKubeClient } from '../client/HttpKubeClient';

type ServerOptions = Omit<Parameters<typeof startApiServer>[0], 'name'>;

// The first server of a test file makes its keys, which takes its time on a busy machine.
jest.setTimeout(180_000);

/** Simulated API servers and their clients, closed together. */
export class TestServers {
  readonly #cleanups: Array<() => unknown> = [];

  /** An API server, and a client of it that may do everything. */
  async start(options: ServerOptions = {}): Promise<{
    server: ApiServer;
    kubeConfig: KubeConfig;
    client: HttpKubeClient;
  }> {
    const server = await startApiServer({ name: 'test', ...options });
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(JSON.stringify(server.kubeconfig()));
    const client = new HttpKubeClient(kubeConfig, { fieldManager: 'test' });
    this.#cleanups.push(
      () => server.close(),
      () => client.close(),
    );
    return { server, kubeConfig, client };
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
