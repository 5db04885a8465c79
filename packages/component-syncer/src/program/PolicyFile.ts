import { readFileSync } from 'node:fs';
import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';
import { readPolicy } from './config';
import { PolicySource } from './PolicySource';

const LOOK_EVERY_MS = 5_000;

/** The policy in a file, such as a mounted ConfigMap, read again whenever its text is another. */
export class PolicyFile implements PolicySource {
  #policy: GuardrailPolicy = { rules: {} };
  #taken = '';
  readonly #file?: string;

  /** @throws Error that says what is wrong with it */
  constructor(file: string | undefined) {
    this.#file = file;
    if (file) {
      this.#taken = textOf(file);
      this.#policy = readPolicy(file);
    }
  }

  get policy(): GuardrailPolicy {
    return this.#policy;
  }

  async ready(): Promise<void> {}

  /**
   * One that cannot be used is reported once, and the one before stays.
   *
   * Texts are compared, not times: a file that is written twice within
   * one tick of the file system's clock has the same time. A text is taken
   * once it was there at two looks, for half a file may be a policy too.
   */
  watch(
    changed: () => void,
    onError: (error: Error) => void,
    intervalMs = LOOK_EVERY_MS,
  ): () => void {
    const file = this.#file;
    if (!file) {
      return () => {};
    }
    let before = this.#taken;
    const timer = setInterval(() => {
      const text = textOf(file);
      const isWhole = text === before;
      before = text;
      if (!isWhole || text === this.#taken) {
        return;
      }
      this.#taken = text;
      try {
        this.#policy = readPolicy(file);
        changed();
      } catch (error) {
        onError(error as Error);
      }
    }, intervalMs);
    timer.unref();
    return () => clearInterval(timer);
  }
}

/** The text, or why it cannot be read, so that this is reported once too. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return String(error);
  }
}
