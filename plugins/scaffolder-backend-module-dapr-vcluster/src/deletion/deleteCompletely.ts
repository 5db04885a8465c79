import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeleteManifestsResult,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { logObjects, nameOf } from '../report';
import { done, Timing, waitFor, waiting } from '../polling';

/** Result of a deletion; ids only, because it is stored as a checkpoint. */
export type Deletion = {
  outcome: DeleteManifestsResult['outcome'];
  removed: ObjectOutcome[];
  /** What stays, and why. */
  remaining: ObjectOutcome[];
};

/** What to delete, and the timeout. */
export type DeletionRequest = {
  /** Start of the log lines, e.g. "Tenant a/b/c". */
  subject: string;
  /** Sends the deletion request, which waits for a limited time. */
  ask(signal: AbortSignal): Promise<DeleteManifestsResult>;
  logger: LoggerService;
  /** The task's cancel signal. */
  signal?: AbortSignal;
  timeoutMs: number;
  timing?: Timing;
};

/**
 * Repeats the deletion request until all objects are deleted. Logs each object once, when it is deleted.
 */
export async function deleteCompletely(
  request: DeletionRequest,
): Promise<Deletion> {
  const { subject, logger, ask } = request;
  const removed = new Map<string, ObjectOutcome>();
  const remaining = new Map<string, ObjectOutcome>();
  const look = async (signal: AbortSignal) => {
    const result = await ask(signal);
    const fresh = result.removed.filter(object => !removed.has(keyOf(object)));
    fresh.forEach(object => removed.set(keyOf(object), object));
    logObjects(logger, fresh);
    // A later request may not know any more what an earlier one named: the values of the vcluster are gone by then.
    const ends = result.outcome !== 'deleting';
    result.remaining
      .filter(object => ends || !isWaitedFor(object))
      .forEach(object => remaining.set(keyOf(object), object));
    if (result.outcome === 'deleting') {
      return waiting(
        `${subject}: waiting for the deletion of ${names(result.remaining)}`,
      );
    }
    // An earlier request of this run may have deleted the last object.
    const outcome =
      result.outcome === 'absent' && removed.size > 0
        ? 'deleted'
        : result.outcome;
    removed.forEach((_, key) => remaining.delete(key));
    logObjects(logger, [...remaining.values()]);
    return done(`${subject}: ${outcome}`, outcome);
  };
  const outcome = await waitFor({
    what: `${subject.charAt(0).toLowerCase()}${subject.slice(1)} to be deleted`,
    look,
    timeoutMs: request.timeoutMs,
    logger,
    signal: request.signal,
    timing: request.timing,
  });
  return {
    outcome,
    removed: [...removed.values()],
    remaining: [...remaining.values()],
  };
}

/** Whether an object is on its way: it was found while it was being deleted, and is not one that stays. */
function isWaitedFor({ kind, reason = '' }: ObjectOutcome): boolean {
  return (
    /^(?:Is being deleted|Its deletion has not begun|Waits for )/.test(
      reason,
    ) ||
    (kind === 'Namespace' && !reason.startsWith('Kept: '))
  );
}

function keyOf(object: ObjectOutcome): string {
  return `${object.apiVersion} ${nameOf(object)}`;
}

function names(objects: readonly ObjectOutcome[]): string {
  const shown = objects.slice(0, 5).map(nameOf).join(', ');
  return objects.length > 5
    ? `${shown} and ${objects.length - 5} more`
    : shown || 'unknown objects';
}
