import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { ApplyManifestsResult } from 'backstage-plugin-dapr-vcluster-common';

type Checkpoint = Pick<ActionContext<JsonObject>, 'checkpoint'>;

/** What a retry must know of the first try: identities only, never manifests. */
type FirstTry = { outcome: ApplyManifestsResult['outcome']; created: string[] };

/**
 * Applies, and remembers which objects that created: a retry of the task applies again (so that the answer is about
 * now) but still says "created" of the very objects this task has created, which clean-up steps go by.
 */
export async function applyOnce(
  task: Checkpoint,
  key: string,
  apply: () => Promise<ApplyManifestsResult>,
): Promise<ApplyManifestsResult> {
  let answer: ApplyManifestsResult | undefined;
  const first = await task.checkpoint({
    key,
    fn: async (): Promise<FirstTry> => {
      answer = await apply();
      const created = answer.objects.flatMap(({ outcome, uid }) =>
        outcome === 'created' && uid ? [uid] : [],
      );
      return { outcome: answer.outcome, created };
    },
  });
  if (answer) return answer;
  const again = await apply();
  return {
    ...again,
    outcome: again.outcome === 'unchanged' ? first.outcome : again.outcome,
    objects: again.objects.map(object =>
      object.uid && first.created.includes(object.uid)
        ? { ...object, outcome: 'created' }
        : object,
    ),
  };
}
