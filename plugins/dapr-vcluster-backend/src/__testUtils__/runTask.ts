import { PortalClient } from './PortalClient';
import { until } from './until';

/**
 * Asks for a run of a global task, and waits until one of the portals that share its database has ended it.
 *
 * @throws Error of the task, when it fails.
 */
export async function runTask(
  asked: PortalClient,
  task: string,
): Promise<void> {
  await until(`the task ${task} to be asked for`, async () => {
    const { status } = await asked.triggerTask(task);
    return status === 200 ? true : undefined;
  });
  // Asked for, it is due; once it has run, it is due later. Times of SQLite are whole seconds: the end tells nothing.
  const ended = await until(`the task ${task} to end`, async () => {
    const state = await asked.task(task);
    const isDue = Date.parse(state.startsAt ?? '') <= Date.now();
    return state.status === 'idle' && !isDue ? state : undefined;
  });
  if (ended.lastRunError) {
    throw new Error(`the task ${task} failed: ${ended.lastRunError}`);
  }
}
