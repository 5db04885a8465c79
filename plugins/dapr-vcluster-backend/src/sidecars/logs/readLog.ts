import {
  ContainerLog,
  LOG_LIMITS,
  LogQuery,
} from 'backstage-plugin-dapr-vcluster-common';
import { LineCleaner } from './lines/LineCleaner';
import { LogTarget } from './source/LogTargets';
import { logRefusal, NotStarted, openLog } from './source/openLog';
import { wanting } from './lines/search';
import { splitLines } from './lines/splitLines';
import { Tail } from './lines/Tail';

const TIMEOUT_MS = 10_000;
/** Bytes read of one log. A host's own limit would cut off the newest lines, not the oldest. */
const MAX_BYTES = 8 * 1024 * 1024;
/** By how much fewer lines are requested when they were too long. */
const FEWER = 10;

/**
 * The newest lines of a log.
 *
 * @throws an error for the route.
 */
export async function readLog(
  target: LogTarget,
  query: LogQuery,
  caller: AbortSignal,
): Promise<ContainerLog> {
  const signal = AbortSignal.any([caller, AbortSignal.timeout(TIMEOUT_MS)]);
  const { usual } = LOG_LIMITS.tailLines;
  try {
    const tail = await tailOf(target, query, query.tailLines ?? usual, signal);
    return { ...target.head, lines: tail.lines(), truncated: tail.truncated };
  } catch (error) {
    const refusal = logRefusal(error, target);
    if (!(refusal instanceof NotStarted)) {
      throw refusal;
    }
    const waiting = target.secrets.redact(refusal.message);
    return { ...target.head, lines: [], truncated: false, waiting };
  }
}

async function tailOf(
  target: LogTarget,
  query: LogQuery,
  tailLines: number,
  signal: AbortSignal,
): Promise<Tail> {
  const { client, pod, container, secrets } = target;
  const { sinceSeconds, previous } = query;
  const request = { pod, container, tailLines, sinceSeconds, previous };
  const tail = new Tail(query.limitBytes ?? LOG_LIMITS.bytes.usual);
  const cleaner = new LineCleaner(secrets.redact);
  const isWanted = wanting(query.search);
  const read = { bytes: 0 };
  const chunks = counted(await openLog(client, request, signal), read);
  for await (const lines of splitLines(chunks)) {
    lines
      .map(line => cleaner.clean(line))
      .filter(isWanted)
      .forEach(line => tail.push(line));
  }
  if (read.bytes < MAX_BYTES) {
    return tail;
  }
  // The newest lines are still to come: begin nearer to the end.
  const nearer = Math.ceil(tailLines / FEWER);
  const last =
    nearer < tailLines ? await tailOf(target, query, nearer, signal) : tail;
  last.truncated = true;
  return last;
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  read: { bytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    read.bytes += chunk.length;
    yield chunk;
    if (read.bytes >= MAX_BYTES) {
      return;
    }
  }
}
