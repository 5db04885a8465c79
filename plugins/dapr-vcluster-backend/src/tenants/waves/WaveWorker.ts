import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { WaveRun, WaveRunOptions } from './WaveRun';

/** How long a portal that was killed keeps others from a wave. */
const HOLD_MS = 40_000;
const RENEW_MS = 10_000;
const KEPT_MS = 180 * 24 * 60 * 60_000;

/**
 * Works at the waves that go on. Every portal calls it; each wave is worked at by one of them only, which holds a lease in the
 * database, and by another one when that lease has run out.
 */
export class WaveWorker {
  readonly #given: WaveRunOptions & { logger: LoggerService };
  readonly #portal = randomUUID();

  constructor(given: WaveRunOptions & { logger: LoggerService }) {
    this.#given = given;
  }

  /** Does what can be done now, and waits for upgrades that are under way. What fails is tried again in the next call. */
  async run(signal?: AbortSignal): Promise<void> {
    const { store } = this.#given;
    const ids = await store.goingOn();
    await Promise.all(ids.map(id => this.#work(id, signal)));
    await store.prune(Date.now() - KEPT_MS);
  }

  async #work(id: string, signal?: AbortSignal): Promise<void> {
    const { store, logger } = this.#given;
    const lease = await store.lease(id, this.#portal);
    const hold = () => lease.hold(Date.now(), Date.now() + HOLD_MS);
    if (!(await hold())) {
      return;
    }
    const timer = setInterval(() => {
      // Whoever has taken it over meanwhile goes on: nothing more is written here then.
      hold().catch(() => {});
    }, RENEW_MS);
    try {
      await new WaveRun(this.#given, id, lease, signal).run();
    } catch (error) {
      if (!signal?.aborted) {
        logger.info(
          `Wave ${id} is gone on with in the next turn: ${
            (error as Error).message
          }`,
        );
      }
    } finally {
      clearInterval(timer);
      await lease.letGo();
    }
  }
}
