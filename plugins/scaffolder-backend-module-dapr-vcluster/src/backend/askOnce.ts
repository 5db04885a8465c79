import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';

type Checkpoint = Pick<ActionContext<JsonObject>, 'checkpoint'>;

/**
 * Makes an idempotent write and remembers, for a retry of the task, what the first run did: a retry asks again (so
 * that the answer is about now) but still says "created" of what this task created, which clean-up steps go by.
 *
 * @param key - names the object, because all iterations of a step share one space of keys
 */
export async function askOnce<T extends { outcome: string }>(
  task: Checkpoint,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  let answer: T | undefined;
  const first = await task.checkpoint({
    key,
    fn: async (): Promise<string> => {
      answer = await ask();
      return answer.outcome;
    },
  });
  if (answer) return answer;
  const again = await ask();
  return again.outcome === 'unchanged'
    ? { ...again, outcome: first as T['outcome'] }
    : again;
}
