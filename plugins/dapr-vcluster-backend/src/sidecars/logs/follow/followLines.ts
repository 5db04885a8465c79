import { LogEvent, LogLine } from 'backstage-plugin-dapr-vcluster-common';
import { Allowance } from './Allowance';
import { LineCleaner } from '../lines/LineCleaner';
import { splitLines } from '../lines/splitLines';
import { withoutCut } from '../lines/Tail';

/** What passes the lines on. */
export type FollowLinesOptions = {
  cleaner: LineCleaner;
  isWanted(line: LogLine): boolean;
  /** How much is passed on; lines beyond it are counted and told as dropped. */
  allowance: Allowance;
  /** Milliseconds of silence after which a sign of life is given. */
  aliveMs: number;
  /** Called before lines are cleaned. */
  refresh(): Promise<void>;
};

/** Lines left out are told this often, in milliseconds. */
const TELL_MS = 1_000;

/**
 * Lines as they are written. Nothing is read before what was read has been taken; a slow reader slows the host's
 * answer down, and memory does not grow.
 *
 * @throws KubeError when the connection breaks or is ended.
 */
export async function* followLines(
  chunks: AsyncIterable<Buffer>,
  { cleaner, isWanted, allowance, aliveMs, refresh }: FollowLinesOptions,
): AsyncGenerator<LogEvent> {
  const batches = splitLines(chunks);
  let dropped = 0;
  let toldAt = 0;
  let pending = batches.next();
  for (;;) {
    const batch = await within(pending, dropped > 0 ? TELL_MS : aliveMs);
    if (batch === undefined && dropped === 0) {
      yield { type: 'alive' };
    }
    if (batch && !batch.done) {
      await refresh();
      const lines: LogLine[] = [];
      for (const raw of batch.value) {
        if (allowance.take(raw.text.length)) {
          const line = cleaner.clean(raw);
          if (isWanted(line)) {
            lines.push(withoutCut(line));
          }
        } else {
          cleaner.pass(raw);
          dropped += 1;
        }
      }
      if (lines.length > 0) {
        yield { type: 'lines', lines };
      }
    }
    if (
      dropped > 0 &&
      (!batch || batch.done || Date.now() - toldAt > TELL_MS)
    ) {
      yield { type: 'dropped', count: dropped };
      dropped = 0;
      toldAt = Date.now();
    }
    if (batch?.done) {
      return;
    }
    if (batch) {
      pending = batches.next();
    }
  }
}

/** What a promise gives, or undefined when it takes longer. */
async function within<T>(
  promise: Promise<T>,
  ms: number,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
