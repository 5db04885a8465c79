import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteCreated, DeletionOptions, deleteTenant } from './deletions';

/** Objects of earlier steps that a cancelled wait deletes. */
export type OnCancel = {
  removeTenant?: boolean;
  removeObjects?: readonly ObjectOutcome[];
  removeComponent?: { namespace: string; name: string };
};

/** Timeout for the deletion after a task was cancelled. */
const TIMEOUT_MS = 120_000;

/**
 * Deletes the objects of earlier steps when the task is cancelled, because the scaffolder runs no further step of a
 * cancelled task, not even with `failure()`. An error is logged, so that the task still ends as cancelled.
 */
export async function deleteOnCancel(
  ref: TenantRef,
  { removeTenant, removeObjects = [], removeComponent }: OnCancel,
  {
    task,
    backend,
    timing,
  }: Pick<DeletionOptions, 'task' | 'backend' | 'timing'>,
): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const options = { task, backend, timing, signal, timeoutMs: TIMEOUT_MS };
  try {
    if (removeObjects.some(({ outcome }) => outcome === 'created')) {
      task.logger.info(
        'Cancelled: deleting the objects that this task created',
      );
      await deleteCreated(ref, removeObjects, options);
    }
    if (removeComponent) {
      task.logger.info(
        'Cancelled: deleting the Dapr Component that this task created',
      );
      await backend.call(
        task,
        (client, call) =>
          client.deleteComponent(ref, removeComponent, {
            ...call,
            force: true,
          }),
        signal,
      );
    }
    if (removeTenant) {
      task.logger.info('Cancelled: deleting the tenant that this task created');
      await deleteTenant(ref, options);
    }
  } catch (error) {
    task.logger.error(
      `The objects of this task could not be deleted: ${
        (error as Error).message
      }`,
    );
  }
}
