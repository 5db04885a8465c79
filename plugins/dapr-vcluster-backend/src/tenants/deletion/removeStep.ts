import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  isConflict,
  isNotFound,
  KubeClient,
  KubeObject,
} from '../../platform/hosts';
import { getIfPresent, outcomeOf, poll } from '../../platform/kubernetes';
import { Doomed } from './doomed';

/** What became of a step's objects when the time was up. */
export type StepResult = {
  removed: ObjectOutcome[];
  remaining: ObjectOutcome[];
};

type Waiting = { item: Doomed; object: KubeObject };

/** Deletes the objects of one step and waits until they are gone, or the time is up. */
export async function removeStep(
  client: KubeClient,
  doomed: Doomed[],
  options: { until: number; intervalMs: number; signal?: AbortSignal },
): Promise<StepResult> {
  for (const item of doomed) {
    if (!item.within) {
      await deleteOne(client, item);
    }
  }
  let waiting: Waiting[] = [];
  await poll(
    async () => {
      waiting = await stillThere(client, doomed);
      return waiting.length === 0 ? true : undefined;
    },
    {
      timeoutMs: options.until - Date.now(),
      intervalMs: options.intervalMs,
    },
    options.signal,
  );
  const remaining = new Set(waiting.map(({ item }) => item));
  return {
    removed: doomed
      .filter(item => !remaining.has(item))
      .map(item => outcomeOf(item.resource, item.ref, 'deleted')),
    remaining: waiting.map(({ item, object }) =>
      outcomeOf(item.resource, item.ref, 'left', whyStill(object)),
    ),
  };
}

async function deleteOne(client: KubeClient, { resource, ref, uid }: Doomed) {
  try {
    await client.delete(resource, ref, {
      propagation: 'Background',
      preconditions: { uid },
    });
  } catch (error) {
    // Gone already, or replaced by another object of that name: both mean this one is not there.
    if (!isNotFound(error) && !isConflict(error)) {
      throw error;
    }
  }
}

async function stillThere(
  client: KubeClient,
  doomed: Doomed[],
): Promise<Waiting[]> {
  const answers = await Promise.all(
    doomed.map(async item => ({
      item,
      object: await getIfPresent(client, item.resource, item.ref),
    })),
  );
  return answers.filter(
    (answer): answer is Waiting =>
      answer.object !== undefined &&
      answer.object.metadata.uid === answer.item.uid,
  );
}

type Conditions = {
  conditions?: Array<{ type: string; status: string; message?: string }>;
};

function whyStill({ metadata, status }: KubeObject): string {
  if (!metadata.deletionTimestamp) {
    return 'Its deletion has not begun';
  }
  const blocking = ((status ?? {}) as Conditions).conditions?.find(
    ({ type, status: holds }) =>
      type.startsWith('Namespace') && holds === 'True',
  );
  if (blocking?.message) {
    return blocking.message;
  }
  const { finalizers = [] } = metadata;
  return finalizers.length > 0
    ? `Waits for ${finalizers.join(', ')}`
    : 'Is being deleted';
}
