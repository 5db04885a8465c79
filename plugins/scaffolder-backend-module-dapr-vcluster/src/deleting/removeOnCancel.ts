import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteCreated, DeletionOptions, deleteTenant } from './deletions';

/** What an earlier step of the run has made and a cancelled wait removes. */
export type OnCancel = {
  removeTenant?: boolean;
  removeObjects?: readonly ObjectOutcome[];
  removeComponent?: { namespace: string; name: string };
};

/** Long enough for a tenant to go, short enough for a person who has cancelled. */
const TIMEOUT_MS = 120_000;

/**
 * The scaffolder runs no further step of a task that was cancelled, not even one for failures: what an earlier step has
 * made is removed by the step that waits for it. A failure here is logged, so that the task still ends as cancelled.
 */
export async function removeOnCancel(
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
      task.logger.info('Cancelled: removing what this run has applied');
      await deleteCreated(ref, removeObjects, options);
    }
    if (removeComponent) {
      task.logger.info('Cancelled: removing the Dapr Component of this run');
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
      task.logger.info('Cancelled: removing the tenant this run has created');
      await deleteTenant(ref, options);
    }
  } catch (error) {
    task.logger.error(
      `What this run has made could not be removed: ${
        (error as Error).message
      }`,
    );
  }
}
