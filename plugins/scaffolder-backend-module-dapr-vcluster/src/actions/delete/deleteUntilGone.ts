import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeleteTenantResult,
  ObjectOutcome,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend';
import { logObjects, nameOf } from '../../report';
import { done, waitFor, waiting } from '../../waiting';
import { ActionOptions } from '../types';

/** What a deletion came to; ids only, because it is kept as a checkpoint. */
export type Deletion = {
  outcome: DeleteTenantResult['outcome'];
  removed: ObjectOutcome[];
};

type Task = Initiator & { logger: LoggerService };

/**
 * Asks for deletion until nothing is left: each call waits a bounded time and tells what it removed. Logs each object
 * once, as it goes.
 */
export async function deleteUntilGone(
  ref: TenantRef,
  task: Task,
  { backend, timing }: ActionOptions,
  { dryRun, timeoutMs }: { dryRun: boolean; timeoutMs: number },
): Promise<Deletion> {
  const id = formatTenantRef(ref);
  const removed = new Map<string, ObjectOutcome>();
  const look = async (signal: AbortSignal) => {
    const result = await backend.call(
      task,
      (client, options) => client.deleteTenant(ref, { ...options, dryRun }),
      signal,
    );
    const fresh = result.removed.filter(object => !removed.has(keyOf(object)));
    fresh.forEach(object => removed.set(keyOf(object), object));
    logObjects(task.logger, fresh);
    if (result.outcome === 'deleting') {
      return waiting(`Tenant ${id}: still there: ${names(result.remaining)}`);
    }
    // An earlier call of this run may have removed the last of it.
    const outcome =
      result.outcome === 'absent' && removed.size > 0
        ? 'deleted'
        : result.outcome;
    return done(`Tenant ${id}: ${outcome}`, outcome);
  };
  const outcome = await waitFor({
    what: `tenant ${id} to be gone`,
    look,
    timeoutMs,
    logger: task.logger,
    signal: task.signal,
    timing,
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
