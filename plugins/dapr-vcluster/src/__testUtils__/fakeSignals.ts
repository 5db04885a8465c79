import { act } from '@testing-library/react';
import { SignalApi } from '@backstage/plugin-signals-react';

/** A signals API that tests can send with. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<(message: never) => void>>();

  subscribe(channel: string, listener: (message: never) => void) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return { unsubscribe: () => void listeners.delete(listener) };
  }

  /** Sends a message to all listeners. */
  send(channel: string, message: Record<string, string>) {
    act(() => {
      this.#listeners.get(channel)?.forEach(listen => listen(message as never));
    });
  }

  /** Number of listeners. */
  count(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }
}
