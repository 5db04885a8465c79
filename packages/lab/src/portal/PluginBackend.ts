import { createBackendModule } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- what is tried is the plugin
import plugin from 'backstage-plugin-dapr-vcluster-backend';
import {
  HostDefinition,
  hostsExtensionPoint,
} from 'backstage-plugin-dapr-vcluster-node';

/** A Backstage backend with nothing but the product's plugin, and a user who may do anything. */
export class PluginBackend {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(backend: Awaited<ReturnType<typeof startTestBackend>>) {
    this.#backend = backend;
  }

  static async start(hosts: HostDefinition[]): Promise<PluginBackend> {
    const supplier = createBackendModule({
      pluginId: 'dapr-vcluster',
      moduleId: 'lab-hosts',
      register(env) {
        env.registerInit({
          deps: { points: hostsExtensionPoint },
          async init({ points }) {
            points.addSupplier({ hosts: async () => hosts });
          },
        });
      },
    });
    return new PluginBackend(
      await startTestBackend({ features: [plugin, supplier] }),
    );
  }

  /** Answer to a request of the plugin's API. */
  async get(path: string): Promise<{ status: number; text: string }> {
    const port = this.#backend.server.port();
    const url = `http://127.0.0.1:${port}/api/dapr-vcluster${path}`;
    const answer = await fetch(url);
    return { status: answer.status, text: await answer.text() };
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }
}
