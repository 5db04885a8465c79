import { AuthService } from '@backstage/backend-plugin-api';
import {
  DaprVclusterClient,
  DaprVclusterError,
  Freshness,
  Host,
  PLUGIN_ID,
  TenantSummary,
  parseTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { incompleteReason } from './incompleteReason';

const PAGE = 500;

/** All hosts and tenants, and the hosts whose list may be incomplete. */
export type Snapshot = {
  hosts: Host[];
  tenants: TenantSummary[];
  /** Host name to the reason why its list of tenants may be incomplete. */
  doubts: Map<string, string>;
};

/** State of a changed tenant. */
export type TenantAnswer =
  | { state: 'present'; tenant: TenantSummary }
  | { state: 'gone' }
  | { state: 'in-doubt' };

/** Reads hosts and tenants from the dapr-vcluster backend with the credentials of the catalog plugin. */
export class TenantReader {
  readonly #client: DaprVclusterClient;
  readonly #auth: AuthService;

  constructor(client: DaprVclusterClient, auth: AuthService) {
    this.#client = client;
    this.#auth = auth;
  }

  /** @throws DaprVclusterError if the backend does not respond */
  async readAll(): Promise<Snapshot> {
    const call = await this.#call();
    const hosts = await this.#client.listHosts(call);
    const tenants = new Map<string, TenantSummary>();
    let freshness = new Map<string, Freshness>();
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const page = await this.#client.listTenants(
        { sort: 'name', limit: PAGE, offset },
        call,
      );
      page.items.forEach(tenant => tenants.set(tenant.id, tenant));
      freshness = new Map(page.freshness.map(entry => [entry.host, entry]));
      total = page.total;
    }
    return {
      hosts,
      tenants: [...tenants.values()],
      doubts: doubtsOf(hosts, freshness),
    };
  }

  /**
   * Reads one tenant. Not found counts as gone only when its host is known well enough to say so.
   *
   * @throws DaprVclusterError when the backend does not answer.
   */
  async readOne(id: string): Promise<TenantAnswer> {
    const ref = parseTenantRef(id);
    const call = await this.#call();
    try {
      const tenant = await this.#client.getTenant(ref, call);
      return { state: 'present', tenant };
    } catch (error) {
      if (!(error instanceof DaprVclusterError) || error.status !== 404) {
        throw error;
      }
    }
    const [hosts, list] = await Promise.all([
      this.#client.listHosts(call),
      this.#client.listTenants({ host: ref.host, limit: 1 }, call),
    ]);
    const doubt = incompleteReason(
      hosts.find(host => host.name === ref.host),
      list.freshness.find(entry => entry.host === ref.host),
    );
    return { state: doubt ? 'in-doubt' : 'gone' };
  }

  async #call() {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN_ID,
    });
  }
}

function doubtsOf(
  hosts: Host[],
  freshness: Map<string, Freshness>,
): Map<string, string> {
  const doubts = new Map<string, string>();
  for (const host of hosts) {
    const doubt = incompleteReason(host, freshness.get(host.name));
    if (doubt) {
      doubts.set(host.name, doubt);
    }
  }
  return doubts;
}
