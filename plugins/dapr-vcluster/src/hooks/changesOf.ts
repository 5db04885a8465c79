import { SignalApi } from '@backstage/plugin-signals-react';
import {
  CHANNEL_CHANGED,
  TenantChangedSignal,
} from 'backstage-plugin-dapr-vcluster-common';

type Listener = (change: TenantChangedSignal) => void;

/** Distributes the plugin's signals to all listeners of a page. */
export class Changes {
  readonly #signals: SignalApi;
  readonly #listeners = new Set<Listener>();
  #subscription?: { unsubscribe(): void };

  constructor(signals: SignalApi) {
    this.#signals = signals;
  }

  /** Calls the listener on each change. Returns a function that stops listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#subscription ??= this.#signals.subscribe<TenantChangedSignal>(
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
 * The single subscription of a page. While the first connection is being opened, each further subscription would open
 * another connection that stays open unused.
 */
export function changesOf(signals: SignalApi): Changes {
  const changes = KNOWN.get(signals) ?? new Changes(signals);
  KNOWN.set(signals, changes);
  return changes;
}
