import { setTimeout as pause } from 'node:timers/promises';

/** Bytes a process holds after collecting its garbage. */
export type Memory = { heap: number; resident: number };

const ROUNDS = 6;

/** Measures this process; it has to run with `--expose-gc`. */
export async function memory(): Promise<Memory> {
  // Finalizers and freed pages come a round later each.
  for (let round = 0; round < ROUNDS; round++) {
    global.gc?.();
    await pause(50);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}
