import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';

type Checkpoint = Pick<ActionContext<JsonObject>, 'checkpoint'>;

/** What a retry must know of the first try: identities only, never values. */
type FirstTry = { outcome: string; created: string[] };

/**
 * Makes an idempotent write and remembers, for a retry of the task, what the first run did: a retry asks again (so
 * that the answer is about now) but still says "created" of the very objects this task has created, which clean-up steps
 * go by. Where the backend tells which objects these were, others of the same name do not count.
 *
 * @param key - names the object, because all iterations of a step share one space of keys
 */
export async function askOnce<
  T extends { outcome: string; objects: ObjectOutcome[] },
>(task: Checkpoint, key: string, ask: () => Promise<T>): Promise<T> {
  let answer: T | undefined;
  const first = await task.checkpoint({
    key,
    fn: async (): Promise<FirstTry> => {
      answer = await ask();
      const created = answer.objects.flatMap(({ outcome, uid }) =>
        outcome === 'created' && uid ? [uid] : [],
      );
      return { outcome: answer.outcome, created };
    },
  });
  if (answer) {
    return answer;
  }
  const again = await ask();
  const isOurs = ({ uid }: ObjectOutcome) =>
    uid !== undefined && first.created.includes(uid);
  const stands = first.created.length === 0 || again.objects.some(isOurs);
  return {
    ...again,
    outcome:
      again.outcome === 'unchanged' && stands
        ? (first.outcome as T['outcome'])
        : again.outcome,
    objects: again.objects.map(object =>
      isOurs(object) ? { ...object, outcome: 'created' as const } : object,
    ),
  };
}
