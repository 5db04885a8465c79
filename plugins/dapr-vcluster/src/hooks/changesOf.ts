import { SignalApi } from '@backstage/plugin-signals-react';
import {
  CHANNEL_CHANGED,
  TenantChangedEvent,
} from 'backstage-plugin-dapr-vcluster-common';

type Listener = (change: TenantChangedEvent) => void;

/** What is signalled on the plugin's channel, for everybody on the page. */
export class Changes {
  readonly #signals: SignalApi;
  readonly #listeners = new Set<Listener>();
  #subscription?: { unsubscribe(): void };

  constructor(signals: SignalApi) {
    this.#signals = signals;
  }

  /** Calls back at each change. Returns the way out. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#subscription ??= this.#signals.subscribe<TenantChangedEvent>(
      CHANNEL_CHANGED,
      change => this.#listeners.forEach(each => each(change)),
    );
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) {
        return;
      }
      this.#subscription?.unsubscribe();
      this.#subscription = undefined;
    };
  }
}

const KNOWN = new WeakMap<SignalApi, Changes>();

/**
 * The one subscription of a page. Several would each open a connection of their own while the first is still being
 * opened, of which all but one stay open without use.
 */
export function changesOf(signals: SignalApi): Changes {
  const changes = KNOWN.get(signals) ?? new Changes(signals);
  KNOWN.set(signals, changes);
  return changes;
}
