import {
  formatTenantRef,
  TenantEvent,
  TenantEventList,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry, toRouteError } from '../../platform/hosts';
import { TenantSnapshot } from '../TenantIndex';
import { revisionOf } from '../revision';
import { newestFirst, shownEvent } from './events';
import { TtlCache } from '../../platform/TtlCache';
import { VirtualReader } from './VirtualReader';

/**
 * Events are many and short-lived: they are read on demand, not watched. Open pages ask about as often, and
 * at once when the tenant changes; however many they are, they share an answer.
 */
const TTL_MS = 15_000;
const MAX_EVENTS = 200;

/** Lists the events of a tenant's objects on both sides. */
export class EventReader {
  readonly #hosts: HostRegistry;
  readonly #virtual: VirtualReader;
  readonly #host = new TtlCache<TenantEvent[]>(TTL_MS);

  constructor(hosts: HostRegistry, virtual: VirtualReader) {
    this.#hosts = hosts;
    this.#virtual = virtual;
  }

  /** @throws ServiceUnavailableError when the host cannot be read. */
  async list(snapshot: TenantSnapshot): Promise<TenantEventList> {
    const { tenant, revision } = snapshot;
    const key = `${formatTenantRef(tenant.ref)}@${revision}`;
    const [host, virtual] = await Promise.all([
      this.#host.get(key, () => this.#readHost(snapshot)),
      this.#virtual.events(tenant),
    ]);
    const seen = virtual.state === 'known' ? virtual.value : [];
    const items = newestFirst([...host, ...seen]).slice(0, MAX_EVENTS);
    const content = {
      items,
      virtual:
        virtual.state === 'known'
          ? { ...virtual, value: virtual.value.length }
          : virtual,
    };
    return { ...content, freshness: snapshot.freshness(revisionOf(content)) };
  }

  async #readHost({ tenant }: TenantSnapshot): Promise<TenantEvent[]> {
    const { client, name } = this.#hosts.get(tenant.ref.host);
    try {
      const lists = await Promise.all(
        tenant.hostNamespaces.map(each =>
          client.list(RESOURCES.events, { namespace: each.name }),
        ),
      );
      return lists
        .flatMap(({ items }) => items)
        .map(event => shownEvent('host', event));
    } catch (error) {
      throw toRouteError(error, { place: `host ${name}`, resource: 'events' });
    }
  }
}
