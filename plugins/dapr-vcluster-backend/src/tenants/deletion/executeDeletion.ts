import {
  ANNOTATION_DELETING,
  DeleteTenantResult,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isInvalid,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle } from '../../platform/hosts';
import { PollOptions } from '../../platform/kubernetes';
import { isAdoptedNamespace, WITHOUT_ADOPTION } from '../live/hostNamespace';
import { releaseOutcome, runProgram } from '../provisioners/runProgram';
import { awaitDeletion, deleteTargets } from './deleteTargets';
import { assertNotReplaced, DeletionContext } from './DeletionContext';
import { DeletionTarget, keyOf, outcomesOf } from './deletionTarget';
import { planDeletion, STEPS } from './plan';
import { giveUpRights, ownRights } from './ownRights';

/** How one call deletes a tenant. */
export type ExecuteOptions = {
  host: HostHandle;
  polling: PollOptions;
  /** Whether the tenant's namespace is marked already. */
  isMarked: boolean;
  signal?: AbortSignal;
};

/**
 * Deletes step by step. Before each deletes what it has found, the tenant's namespace is looked at once more; objects are
 * deleted by uid. What Helm, namespaces and the garbage collector delete on the way is part of the answer.
 */
export async function executeDeletion(
  context: DeletionContext,
  options: ExecuteOptions,
): Promise<Omit<DeleteTenantResult, 'id'>> {
  const { host, polling, isMarked, signal } = options;
  const { intervalMs } = polling;
  const wait = { until: Date.now() + polling.timeoutMs, intervalMs, signal };
  if (context.hasNamespace && !isMarked) {
    await mark(context, new Date().toISOString());
  }
  const planned = await planDeletion(context);
  const release = await uninstall(host, context);
  const deleted = new Map<string, DeletionTarget>();
  const denied = new Set<string>();
  const left: ObjectOutcome[] = [...context.elsewhere];
  const answer = (
    outcome: 'deleted' | 'deleting',
    remaining: ObjectOutcome[] = [],
  ) => ({
    outcome,
    removed: [...release, ...outcomesOf([...deleted.values()], 'deleted')],
    remaining: [...left, ...remaining],
  });
  for (const step of STEPS) {
    const found = await step(context);
    await assertNotReplaced(context);
    const result = await deleteTargets(context.client, found.targets, wait);
    result.deleted.forEach(each => deleted.set(keyOf(each), each));
    left.push(...found.left);
    for (const { target, outcome } of result.denied) {
      denied.add(keyOf(target));
      left.push(outcome);
    }
    if (result.remaining.length > 0) {
      return answer('deleting', result.remaining);
    }
  }
  const others = planned.targets
    .filter(each => !deleted.has(keyOf(each)))
    .filter(each => !denied.has(keyOf(each)));
  const rest = await awaitDeletion(context.client, others, wait);
  rest.deleted.forEach(each => deleted.set(keyOf(each), each));
  if (rest.remaining.length > 0) {
    return answer('deleting', rest.remaining);
  }
  if (context.hasNamespace && context.keepsNamespace) {
    await unmark(context);
  }
  const rights = await ownRights(context);
  for (const target of await giveUpRights(context, rights)) {
    deleted.set(keyOf(target), target);
  }
  return answer('deleted');
}

/** Lets the provisioner's program uninstall; Helm knows no uid, so the namespace is looked at just before. */
async function uninstall(
  host: HostHandle,
  context: DeletionContext,
): Promise<ObjectOutcome[]> {
  const { program } = context.provisioner;
  if (!program || !context.hasNamespace) {
    return [];
  }
  const now = await assertNotReplaced(context);
  // Its release goes with the namespace, and so does the right to look at it.
  if (now?.metadata.deletionTimestamp) {
    return [];
  }
  const outcome = await runProgram(host, [], run =>
    program.uninstall(context.ref, run),
  );
  return outcome === 'deleted' ? [releaseOutcome(context.ref, 'deleted')] : [];
}

/** The mark makes others see "deleting", and refuses writes, from the first moment on. */
function mark(context: DeletionContext, since: string) {
  return patchNamespace(context, {
    annotations: { [ANNOTATION_DELETING]: since },
  });
}

/** A namespace that stays is no tenant's any more; otherwise it would be taken for what an uninstalled vcluster has left. */
async function unmark(context: DeletionContext) {
  const now = await assertNotReplaced(context);
  const { labels, annotations } =
    now && isAdoptedNamespace(now, context.ref)
      ? WITHOUT_ADOPTION
      : { labels: {}, annotations: {} };
  await patchNamespace(context, {
    labels,
    annotations: { ...annotations, [ANNOTATION_DELETING]: null },
  });
}

async function patchNamespace(context: DeletionContext, metadata: object) {
  const { client, ref, namespaceUid: uid } = context;
  try {
    await client.patch(
      RESOURCES.namespaces,
      { name: ref.namespace },
      { metadata: { uid, ...metadata } },
    );
  } catch (error) {
    // The API server refuses to change a uid: it is another namespace.
    if (isInvalid(error)) {
      await assertNotReplaced(context);
    }
    throw error;
  }
}
