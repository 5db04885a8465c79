import { InjectorWebhook, Known } from 'backstage-plugin-dapr-vcluster-common';
import { HostHandle } from '../../platform/hosts';
import { InjectorWebhooks } from '../../sidecars/injector';
import { TtlCache } from '../../platform/TtlCache';
import { readTrustBundle, TrustBundle } from './trustBundle';
import { readWebhook } from './webhook';

/** What of a control plane is read on demand: a watch would keep it for pages that are seldom open. */
export type ControlPlaneReadings = {
  trust: TrustBundle;
  webhook: Known<InjectorWebhook>;
};

/** These change when Dapr is installed, upgraded or renewed: all viewers share one reading. */
const TTL_MS = 15_000;

/** Reads a handful of objects of a host's control plane on demand; what cannot be read is unknown, because. */
export class ControlPlaneReader {
  readonly #webhooks: InjectorWebhooks;
  readonly #cache = new TtlCache<ControlPlaneReadings>(TTL_MS);

  constructor(webhooks: InjectorWebhooks) {
    this.#webhooks = webhooks;
  }

  read(host: HostHandle): Promise<ControlPlaneReadings> {
    const { name, client, dapr } = host;
    return this.#cache.get(name, async () => {
      const [trust, registration] = await Promise.all([
        readTrustBundle(client, dapr.namespace),
        this.#webhooks.registration(host),
      ]);
      const webhook = await readWebhook(client, registration, trust.roots);
      return { trust, webhook };
    });
  }
}
