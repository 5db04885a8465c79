import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { digestOf } from '../copy';
import { pause, Timers } from '../work';
import { readServedKinds, ServedKind } from './HostDefinitions';

/** How soon reading that failed is tried again. */
const RETRY_MS = 5_000;

/** What following the kinds of a host needs. */
export type HostKindsOptions = {
  client: Pick<KubeClient, 'get'>;
  everyMs: number;
  timers: Timers;
  onChanged: (kinds: ServedKind[]) => void;
  onError: (error: unknown) => void;
};

/** The kinds of Dapr that a host serves, read again from time to time. */
export class HostKinds {
  readonly #options: HostKindsOptions;
  #kinds?: ServedKind[];
  #digest?: string;

  constructor(options: HostKindsOptions) {
    this.#options = options;
  }

  /** Undefined as long as they are not known. */
  get kinds(): ServedKind[] | undefined {
    return this.#kinds;
  }

  /** Another one whenever the kinds, or their definitions, are others. */
  get digest(): string | undefined {
    return this.#digest;
  }

  /** Runs until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { client, everyMs, timers, onChanged, onError } = this.#options;
    while (!signal.aborted) {
      let wait = everyMs;
      try {
        const kinds = await readServedKinds(client);
        const digest = digestOf(kinds);
        if (digest !== this.#digest) {
          this.#kinds = kinds;
          this.#digest = digest;
          onChanged(kinds);
        }
      } catch (error) {
        onError(error);
        wait = Math.min(wait, RETRY_MS);
      }
      await pause(wait, timers, signal);
    }
  }
}
