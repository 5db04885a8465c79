import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Clock, TimerHandle } from 'dapr-vcluster-kube-sim';
import { LiveState } from './LiveHost';

const FORMAT = 1;
const INTERVAL_MS = 2_000;

/** Keeps a live host's state in a file that only its owner can read: it holds keys and Secrets. */
export class StateFile {
  #timer: TimerHandle | undefined;
  #saved = -1;
  readonly #path: string;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  /**
   * The state of an earlier run, if there is one.
   *
   * @throws Error when the file is not a state of this version.
   */
  read(): LiveState | undefined {
    if (!existsSync(this.#path)) {
      return undefined;
    }
    const stored = JSON.parse(readFileSync(this.#path, 'utf8')) as {
      format?: number;
      state: LiveState;
    };
    if (stored.format !== FORMAT) {
      throw new Error(
        `${this.#path} has format ${
          stored.format
        }, this version reads ${FORMAT}: remove the file to start afresh`,
      );
    }
    return stored.state;
  }

  /**
   * Writes the state now and then while it changes.
   *
   * @param version - a number that grows with every change
   */
  follow(version: () => number, state: () => LiveState) {
    this.#timer = this.#clock.setTimeout(() => {
      const current = version();
      if (current !== this.#saved) {
        this.#saved = current;
        this.write(state());
      }
      this.follow(version, state);
    }, INTERVAL_MS);
  }

  /** Stops following; the last state is written by the caller. */
  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  /** Replaces the file at once, never leaving half of it. */
  write(state: LiveState) {
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, JSON.stringify({ format: FORMAT, state }), {
      mode: 0o600,
    });
    renameSync(draft, this.#path);
  }
}
