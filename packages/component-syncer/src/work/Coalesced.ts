import { Timers } from './KeyedWorker';

/** Runs work soon after it is asked for: many askings come together, and never twice at a time. */
export class Coalesced {
  readonly #work: () => Promise<void>;
  readonly #afterMs: number;
  readonly #timers: Timers;
  #cancel?: () => void;
  #running?: Promise<void>;
  #again = false;
  #stopped = false;

  /** @param work - it must not throw */
  constructor(work: () => Promise<void>, afterMs: number, timers: Timers) {
    this.#work = work;
    this.#afterMs = afterMs;
    this.#timers = timers;
  }

  soon(): void {
    if (this.#stopped) {
      return;
    }
    this.#cancel ??= this.#timers.after(this.#afterMs, () => {
      this.#cancel = undefined;
      if (this.#running) {
        this.#again = true;
        return;
      }
      this.#running = this.#work().finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.soon();
        }
      });
    });
  }

  /** Resolves when it does not run. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Forgets what was asked for, and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
  }
}
