import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** More changed tenants than this are read faster all together than one by one. */
const MAX_DELTA = 20;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

type Work = {
  /** Brings the whole catalog up to date; false when something was not known for sure and has to be asked again. */
  full: () => Promise<boolean>;
  /** Brings some tenants up to date. */
  delta: (tenants: string[]) => Promise<void>;
};

/**
 * Runs one synchronisation at a time. Changes that arrive meanwhile are joined into the next one; a delta that fails
 * turns into a full sync, and a full sync that fails or leaves doubts is repeated, ever more slowly, so no change is
 * ever lost.
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

  /** Notes that a tenant changed; it is read soon, together with others that changed meanwhile. */
  changed(tenant: string): void {
    this.#changed.add(tenant);
    this.#schedule();
  }

  /** Asks for a full sync; settles with it. */
  full(): Promise<void> {
    this.#fullWanted = true;
    return this.#enqueue();
  }

  /** Starts nothing more and waits for what runs. */
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
