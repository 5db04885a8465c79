import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- what is tried is the plugin
import plugin from 'backstage-plugin-dapr-vcluster-backend';
import {
  HostDefinition,
  hostsExtensionPoint,
} from 'backstage-plugin-dapr-vcluster-node';

/** Configuration of a portal. */
export type PluginConfig = { [key: string]: PluginSetting };
type PluginSetting = string | number | PluginSetting[] | PluginConfig;

/** A Backstage backend with nothing but the product's plugin, and a user who may do anything. */
export class PluginBackend {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(backend: Awaited<ReturnType<typeof startTestBackend>>) {
    this.#backend = backend;
  }

  /**
   * @param data - the whole app-config
   * @param features - services in place of those of the tests, such as permissions
   */
  static async start(
    hosts: HostDefinition[],
    data: PluginConfig = {},
    features: BackendFeature[] = [],
  ): Promise<PluginBackend> {
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
      await startTestBackend({
        features: [
          plugin,
          supplier,
          mockServices.rootConfig.factory({ data }),
          ...features,
        ],
      }),
    );
  }

  /** Port of the API, on the loopback address. */
  get port(): number {
    return this.#backend.server.port();
  }

  /** Answer to a request of the plugin's API. */
  get(path: string): Promise<{ status: number; text: string }> {
    return this.#send(path);
  }

  /** Answer to a write. */
  post(path: string, body: object): Promise<{ status: number; text: string }> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Answer to a deletion. */
  delete(path: string): Promise<{ status: number; text: string }> {
    return this.#send(path, { method: 'DELETE' });
  }

  async #send(path: string, init?: RequestInit) {
    const url = `http://127.0.0.1:${this.port}/api/dapr-vcluster${path}`;
    const answer = await fetch(url, init);
    return { status: answer.status, text: await answer.text() };
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }
}
