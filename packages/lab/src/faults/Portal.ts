import type { Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { PluginBackend } from '../portal/PluginBackend';

/** A host as the portal is to reach it; the token is asked for before each request. */
export type PortalHost = {
  name: string;
  url: string;
  caData: string;
  token: () => string;
};

/** A Backstage backend with the product's plugin. */
export class Portal {
  readonly #backend: PluginBackend;

  private constructor(backend: PluginBackend) {
    this.#backend = backend;
  }

  static async start(hosts: readonly PortalHost[]): Promise<Portal> {
    return new Portal(
      await PluginBackend.start(
        hosts.map(({ name, url, caData, token }) => ({
          name,
          connection: { url, caData, token: async () => token() },
        })),
      ),
    );
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
  whyNot(host: string): Promise<{ status: number; text: string }> {
    return this.#backend.get(`/tenants/${host}/vcluster-a/a`);
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }

  async #get<T>(path: string): Promise<T> {
    const { status, text } = await this.#backend.get(path);
    // Gone since it was listed.
    if (status === 404) {
      return undefined as T;
    }
    if (status !== 200) {
      throw new Error(`${path} answered ${status}`);
    }
    return JSON.parse(text) as T;
  }
}
