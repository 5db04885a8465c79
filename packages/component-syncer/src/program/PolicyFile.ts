import { unwatchFile, watchFile } from 'node:fs';
import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';
import { readPolicy } from './config';
import { PolicySource } from './PolicySource';

const LOOK_EVERY_MS = 5_000;

/** The policy in a file, such as a mounted ConfigMap, read again whenever it changes. */
export class PolicyFile implements PolicySource {
  #policy: GuardrailPolicy = { rules: {} };
  readonly #file?: string;

  /** @throws Error that says what is wrong with it */
  constructor(file: string | undefined) {
    this.#file = file;
    if (file) {
      this.#policy = readPolicy(file);
    }
  }

  get policy(): GuardrailPolicy {
    return this.#policy;
  }

  async ready(): Promise<void> {}

  /** One that cannot be used is reported, and the one before stays. */
  watch(
    changed: () => void,
    onError: (error: Error) => void,
    intervalMs = LOOK_EVERY_MS,
  ): () => void {
    const file = this.#file;
    if (!file) {
      return () => {};
    }
    const look = () => {
      try {
        this.#policy = readPolicy(file);
        changed();
      } catch (error) {
        onError(error as Error);
      }
    };
    watchFile(file, { interval: intervalMs }, look);
    return () => unwatchFile(file, look);
  }
}
