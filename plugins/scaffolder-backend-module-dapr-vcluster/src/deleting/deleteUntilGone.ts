import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeleteManifestsResult,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { logObjects, nameOf } from '../report';
import { done, Timing, waitFor, waiting } from '../waiting';

/** What a deletion came to; ids only, because it is kept as a checkpoint. */
export type Deletion = {
  outcome: DeleteManifestsResult['outcome'];
  removed: ObjectOutcome[];
};

/** What to delete, and how long to stay with it. */
export type Deleting = {
  /** Begins a line of the log, e.g. "Tenant a/b/c". */
  subject: string;
  /** Asks for deletion and waits a bounded time. */
  ask(signal: AbortSignal): Promise<DeleteManifestsResult>;
  logger: LoggerService;
  /** The task's cancel signal. */
  signal?: AbortSignal;
  timeoutMs: number;
  timing?: Timing;
};

/**
 * Asks for deletion until nothing is left: each call waits a bounded time and tells what it removed. Logs each object
 * once, as it goes.
 */
export async function deleteUntilGone(deleting: Deleting): Promise<Deletion> {
  const { subject, logger, ask } = deleting;
  const removed = new Map<string, ObjectOutcome>();
  const look = async (signal: AbortSignal) => {
    const result = await ask(signal);
    const fresh = result.removed.filter(object => !removed.has(keyOf(object)));
    fresh.forEach(object => removed.set(keyOf(object), object));
    logObjects(logger, fresh);
    if (result.outcome === 'deleting') {
      return waiting(`${subject}: still there: ${names(result.remaining)}`);
    }
    // An earlier call of this run may have removed the last of it.
    const outcome =
      result.outcome === 'absent' && removed.size > 0
        ? 'deleted'
        : result.outcome;
    logObjects(logger, result.remaining);
    return done(`${subject}: ${outcome}`, outcome);
  };
  const outcome = await waitFor({
    what: `${subject.charAt(0).toLowerCase()}${subject.slice(1)} to be gone`,
    look,
    timeoutMs: deleting.timeoutMs,
    logger,
    signal: deleting.signal,
    timing: deleting.timing,
  });
  return { outcome, removed: [...removed.values()] };
}

function keyOf(object: ObjectOutcome): string {
  return `${object.apiVersion} ${nameOf(object)}`;
}

function names(objects: readonly ObjectOutcome[]): string {
  const shown = objects.slice(0, 5).map(nameOf).join(', ');
  return objects.length > 5
    ? `${shown} and ${objects.length - 5} more`
    : shown || 'not known which objects';
}
