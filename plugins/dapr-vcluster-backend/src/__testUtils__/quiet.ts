import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long this process must have had next to nothing to do. */
const WINDOW_MS = 20;

/** How much of that time it may have worked. */
const AT_REST = 0.3;

/** However busy it stays, time goes on after this long. */
const LONGEST_MS = 5_000;

/**
 * Resolves when this process rests: with clients and servers in it, all of them have said what they had to say,
 * however slow the machine is.
 */
export async function quiet(): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  let resting = 0;
  while (resting < 2 && Date.now() < end) {
    const before = performance.eventLoopUtilization();
    await sleep(WINDOW_MS);
    const { utilization } = performance.eventLoopUtilization(before);
    resting = utilization < AT_REST ? resting + 1 : 0;
  }
}
