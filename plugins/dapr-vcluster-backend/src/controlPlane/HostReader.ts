import { InjectorWebhook, Known } from 'backstage-plugin-dapr-vcluster-common';
import { HostHandle } from '../hosts';
import { TtlCache } from '../virtual';
import { readTrustBundle, TrustBundle } from './trustBundle';
import { readWebhook } from './webhook';

/** What of a control plane is read when somebody looks, because a watch would keep it for nobody. */
export type HostReadings = {
  trust: TrustBundle;
  webhook: Known<InjectorWebhook>;
};

/** These change when Dapr is installed, upgraded or renewed: all viewers share one reading. */
const TTL_MS = 15_000;

/** Reads a handful of objects of a host's control plane on demand; what cannot be read is unknown, because. */
export class HostReader {
  readonly #cache = new TtlCache<HostReadings>(TTL_MS);

  read({ name, client, dapr }: HostHandle): Promise<HostReadings> {
    return this.#cache.get(name, async () => {
      const trust = await readTrustBundle(client, dapr.namespace);
      return { trust, webhook: await readWebhook(client, trust.roots) };
    });
  }
}
