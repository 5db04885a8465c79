import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Rounds after which nothing is left that could go. */
const ROUNDS = 5;

/** Bytes on the heap of this process, and so of the portal in it, that are in use. */
export async function heapInUse(): Promise<number> {
  for (let round = 0; round < ROUNDS; round++) {
    collect();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

/** Bytes as megabytes, for people. */
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
