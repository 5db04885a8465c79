import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';

type Checkpoint = Pick<ActionContext<JsonObject>, 'checkpoint'>;

/** The checkpoint of the first run: ids only, no values. */
type FirstRun = { outcome: string; created: string[] };

/**
 * Runs an idempotent write and stores its outcome as a checkpoint. A retry of the task sends the request again, for a
 * current response, but still reports "created" for the objects that this task has created, because clean-up steps depend
 * on it. If the backend returns the uids of the objects, later objects with the same name do not count.
 *
 * @param key - contains the name of the object, because all iterations of a step share the keys
 */
export async function rememberOutcome<
  T extends { outcome: string; objects: ObjectOutcome[] },
>(task: Checkpoint, key: string, ask: () => Promise<T>): Promise<T> {
  let answer: T | undefined;
  const first = await task.checkpoint({
    key,
    fn: async (): Promise<FirstRun> => {
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
