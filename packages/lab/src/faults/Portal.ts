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

  /** The tenant of both hosts as its page shows it; undefined when there is none. */
  tenant(host: string): Promise<Tenant | undefined> {
    return this.#get(`/tenants/${host}/vcluster-a/a`);
  }

  /** What is said of a tenant that cannot be shown. */
  async whyNot(host: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(this.#urlOf(`/tenants/${host}/vcluster-a/a`));
    return { status: answer.status, text: await answer.text() };
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  #urlOf(path: string): string {
    return `http://127.0.0.1:${this.backend.server.port()}/api/dapr-vcluster${path}`;
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await fetch(this.#urlOf(path));
    // Gone since it was listed.
    if (answer.status === 404) return undefined as T;
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  }
}
