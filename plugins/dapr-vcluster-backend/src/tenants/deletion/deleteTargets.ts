import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isConflict,
  isNotFound,
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { denialOf, ruleFor } from '../../platform/hosts';
import { outcomeOf, poll } from '../../platform/kubernetes';
import { DeletionTarget } from './deletionTarget';

/** What became of objects when the time was up. */
export type DeletionResult = {
  deleted: DeletionTarget[];
  remaining: ObjectOutcome[];
};

/** What became of objects that were to be deleted. */
export type Deletion = DeletionResult & {
  /** What the portal may not delete, and why. */
  denied: Array<{ target: DeletionTarget; outcome: ObjectOutcome }>;
};

/** Until when to wait, and how often to look. */
export type WaitOptions = {
  until: number;
  intervalMs: number;
  signal?: AbortSignal;
};

type Waiting = { item: DeletionTarget; object: KubeObject };

/** Deletes objects, except those that something else deletes, and waits until all are deleted or the time is up. */
export async function deleteTargets(
  client: KubeClient,
  targets: DeletionTarget[],
  options: WaitOptions,
): Promise<Deletion> {
  const changed: DeletionTarget[] = [];
  const denied: Deletion['denied'] = [];
  for (const target of targets.filter(({ deletedBy }) => !deletedBy)) {
    try {
      if (!(await deleteOne(client, target))) {
        changed.push(target);
      }
    } catch (error) {
      denied.push({ target, outcome: deniedOutcome(target, error) });
    }
  }
  const kept = [...changed, ...denied.map(({ target }) => target)];
  const rest = targets.filter(item => !kept.includes(item));
  const { deleted, remaining } = await awaitDeletion(client, rest, options);
  const inUse = changed.map(({ resource, ref }) =>
    outcomeOf(resource, ref, 'left', 'Another request has changed it since'),
  );
  return { deleted, remaining: [...inUse, ...remaining], denied };
}

/** Without a right on the whole cluster, the rest is deleted all the same. @throws every other error. */
function deniedOutcome(
  { resource, ref }: DeletionTarget,
  error: unknown,
): ObjectOutcome {
  const denial = denialOf(error);
  if (!denial || denial.namespace) {
    throw error;
  }
  const reason = `The portal may not delete it; delete it by hand, or add the rule ${ruleFor(
    denial,
  )} to ClusterRole backstage-dapr-vcluster-write`;
  return outcomeOf(resource, ref, 'left', reason);
}

/** Waits until objects are deleted, or the time is up; looks at least once. */
export async function awaitDeletion(
  client: KubeClient,
  targets: DeletionTarget[],
  { until, intervalMs, signal }: WaitOptions,
): Promise<DeletionResult> {
  let waiting: Waiting[] = [];
  await poll(
    async () => {
      waiting = await stillThere(client, targets);
      return waiting.length === 0 ? true : undefined;
    },
    { timeoutMs: until - Date.now(), intervalMs },
    signal,
  );
  const remaining = new Set(waiting.map(({ item }) => item));
  const namespaces = new Set(
    [...remaining]
      .filter(({ resource }) => resource.kind === 'Namespace')
      .map(({ ref }) => ref.name),
  );
  return {
    deleted: targets.filter(
      item =>
        !remaining.has(item) &&
        !(
          item.deletedBy === 'namespace' &&
          namespaces.has(item.ref.namespace ?? '')
        ),
    ),
    remaining: waiting.map(({ item, object }) =>
      outcomeOf(item.resource, item.ref, 'left', whyStill(object)),
    ),
  };
}

/** False when it stays because it is no longer in the version that was to be deleted. */
async function deleteOne(
  client: KubeClient,
  { resource, ref, uid, resourceVersion }: DeletionTarget,
): Promise<boolean> {
  try {
    await client.delete(resource, ref, {
      propagation: 'Background',
      preconditions: { uid, resourceVersion },
    });
    return true;
  } catch (error) {
    // Deleted already, or replaced by another object of that name: both mean this one is not there.
    if (!isNotFound(error) && !isConflict(error)) {
      throw error;
    }
    const now = await getIfPresent(client, resource, ref);
    return !(resourceVersion && now?.metadata.uid === uid);
  }
}

/** What a namespace deletes is there as long as the namespace is, which is looked at alone. */
async function stillThere(
  client: KubeClient,
  targets: DeletionTarget[],
): Promise<Waiting[]> {
  const answers = await Promise.all(
    targets
      .filter(({ deletedBy }) => deletedBy !== 'namespace')
      .map(async item => ({
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
