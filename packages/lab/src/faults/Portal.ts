import { createBackendModule } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- what is tried is the plugin
import plugin from 'backstage-plugin-dapr-vcluster-backend';
import type { Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { hostsExtensionPoint } from 'backstage-plugin-dapr-vcluster-node';

/** A host as the portal is to reach it; the token is asked for before each request. */
export type PortalHost = {
  name: string;
  url: string;
  caData: string;
  token: () => string;
};

/** A Backstage backend with the product's plugin. */
export class Portal {
  private constructor(
    private readonly backend: Awaited<ReturnType<typeof startTestBackend>>,
  ) {}

  static async start(hosts: readonly PortalHost[]): Promise<Portal> {
    const supplier = createBackendModule({
      pluginId: 'dapr-vcluster',
      moduleId: 'lab-hosts',
      register(env) {
        env.registerInit({
          deps: { points: hostsExtensionPoint },
          async init({ points }) {
            points.addSupplier({
              hosts: async () =>
                hosts.map(({ name, url, caData, token }) => ({
                  name,
                  connection: { url, caData, token: async () => token() },
                })),
            });
          },
        });
      },
    });
    return new Portal(await startTestBackend({ features: [plugin, supplier] }));
  }

  async host(name: string): Promise<Host> {
    const { items } = await this.#get<{ items: Host[] }>('/hosts');
    return items.find(host => host.name === name)!;
  }

  /** Identity and content of each tenant of a host: a revision covers all that is kept of it. */
  async tenants(host: string): Promise<string[]> {
    const { items } = await this.#get<{ items: Tenant[] }>(
      `/tenants?host=${host}&limit=100`,
    );
    const whole = await Promise.all(
      items.map(({ ref: { namespace, name } }) =>
        this.#get<Tenant | undefined>(`/tenants/${host}/${namespace}/${name}`),
      ),
    );
    return whole
      .filter(tenant => tenant !== undefined)
      .map(({ id, freshness, counts }) =>
        JSON.stringify([id, freshness.revision, counts]),
      )
      .sort();
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  async #get<T>(path: string): Promise<T> {
    const url = `http://127.0.0.1:${this.backend.server.port()}/api/dapr-vcluster${path}`;
    const answer = await fetch(url);
    // Gone since it was listed.
    if (answer.status === 404) return undefined as T;
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  }
}
