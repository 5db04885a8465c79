import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** With more changed tenants than this, a full sync is faster. */
const MAX_DELTA = 20;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

type Work = {
  /** Runs a full sync; false if it was incomplete and must be repeated. */
  full: () => Promise<boolean>;
  /** Updates some tenants. */
  delta: (tenants: string[]) => Promise<void>;
};

/**
 * Runs one sync at a time. Changes that arrive during a sync are combined into the next one. After a failed delta, a full
 * sync follows. A failed or incomplete full sync is repeated with increasing delays, so that no change is lost.
 */
export class SyncQueue {
  readonly #work: Work;
  readonly #logger: LoggerService;
  readonly #changed = new Set<string>();
  #fullWanted = false;
  #scheduled = false;
  #stopped = false;
  #tail: Promise<void> = Promise.resolve();
  #attempts = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(work: Work, logger: LoggerService) {
    this.#work = work;
    this.#logger = logger;
  }

  /** Adds a changed tenant to the next delta. */
  changed(tenant: string): void {
    this.#changed.add(tenant);
    this.#schedule();
  }

  /** Requests a full sync; settles with its result. */
  full(): Promise<void> {
    this.#fullWanted = true;
    return this.#enqueue();
  }

  /** Starts no further sync and waits for the current one. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#tail;
  }

  #schedule(): void {
    if (this.#scheduled) {
      return;
    }
    this.#scheduled = true;
    this.#enqueue().catch(() => undefined);
  }

  #enqueue(): Promise<void> {
    const run = this.#tail.then(() => this.#run());
    this.#tail = run.catch(() => undefined);
    return run;
  }

  async #run(): Promise<void> {
    this.#scheduled = false;
    if (this.#stopped) {
      return;
    }
    const tenants = [...this.#changed];
    this.#changed.clear();
    const full = this.#fullWanted || tenants.length > MAX_DELTA;
    this.#fullWanted = false;
    if (full) {
      await this.#runFull();
    } else if (tenants.length > 0) {
      await this.#runDelta(tenants);
    }
  }

  async #runDelta(tenants: string[]): Promise<void> {
    try {
      await this.#work.delta(tenants);
    } catch (error) {
      this.#warn(`${tenants.length} changed tenant(s)`, error);
      this.#fullWanted = true;
      this.#schedule();
    }
  }

  async #runFull(): Promise<void> {
    try {
      const complete = await this.#work.full();
      if (complete) {
        this.#attempts = 0;
      } else {
        this.#repeat();
      }
    } catch (error) {
      this.#warn('the tenants', error);
      this.#repeat();
      throw error;
    }
  }

  #repeat(): void {
    if (this.#stopped) {
      return;
    }
    const wait = Math.min(FIRST_RETRY_MS * 2 ** this.#attempts, LAST_RETRY_MS);
    this.#attempts += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#fullWanted = true;
      this.#schedule();
    }, wait);
    this.#retry.unref();
  }

  #warn(what: string, error: unknown): void {
    this.#logger.warn(
      `Could not bring ${what} into the catalog, everything will be read again: ${
        toError(error).message
      }`,
    );
  }
}
