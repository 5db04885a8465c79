import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long this process must have had next to nothing to do. */
const WINDOW_MS = 20;

/** How much of that time it may have worked. */
const AT_REST = 0.3;

/** A busy machine is slow, but a process that works longer than this does not come to rest. */
const LIMIT_MS = 30_000;

/**
 * Resolves when this process rests: with clients and servers in it, all of them have said what they had to say,
 * however slow the machine is.
 *
 * @throws Error when it does not come to rest in time
 */
export async function quiet(limitMs = LIMIT_MS): Promise<void> {
  const end = Date.now() + limitMs;
  let resting = 0;
  while (resting < 2) {
    const before = performance.eventLoopUtilization();
    await sleep(WINDOW_MS);
    const { utilization } = performance.eventLoopUtilization(before);
    resting = utilization < AT_REST ? resting + 1 : 0;
    if (resting < 2 && Date.now() > end) {
      throw new Error(
        `This process did not come to rest within ${limitMs} ms: its event loop still works ${Math.round(
          utilization * 100,
        )} % of the time`,
      );
    }
  }
}
