import {
  AppliedObject,
  DeleteManifestsResult,
  FIELD_MANAGER,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  getIfPresent,
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { invalid } from '../platform/errors';
import { DeletionTarget, deleteTargets, outcomesOf } from '../tenants/deletion';
import { outcomeOf, PollOptions } from '../platform/kubernetes';

const NOT_APPLIED = 'It was not applied through this portal';

/** How to delete applied objects, and how long to wait until they are gone. */
export type DeleteManifestsOptions = PollOptions & {
  dryRun: boolean;
  signal?: AbortSignal;
  /** Called when there are Dapr resources among them: they need a permission of their own. */
  authorizeComponents(): Promise<void>;
};

/**
 * Deletes the very objects that are named, the last applied first. An object of the same name that was created since is
 * not touched, nor is one that this product never applied.
 *
 * @throws InputError for a cluster-scoped kind; nothing is deleted then.
 */
export async function deleteManifests(
  virtual: KubeClient,
  objects: readonly AppliedObject[],
  options: DeleteManifestsOptions,
): Promise<DeleteManifestsResult> {
  if (objects.some(isDaprResource)) {
    await options.authorizeComponents();
  }
  const { targets, left } = await chooseTargets(
    virtual,
    [...objects].reverse(),
  );
  if (options.dryRun) {
    const removed = outcomesOf(targets, 'would-delete');
    return { outcome: 'dry-run', removed, remaining: left };
  }
  const { deleted, remaining } = await deleteTargets(virtual, targets, {
    until: Date.now() + options.timeoutMs,
    intervalMs: options.intervalMs,
    signal: options.signal,
  });
  const done = targets.length > 0 ? 'deleted' : 'absent';
  return {
    outcome: remaining.length > 0 ? 'deleting' : done,
    removed: outcomesOf(deleted, 'deleted'),
    remaining: [...left, ...remaining],
  };
}

async function chooseTargets(virtual: KubeClient, objects: AppliedObject[]) {
  const discovery = new Discovery(virtual);
  const targets: DeletionTarget[] = [];
  const left: ObjectOutcome[] = [];
  for (const { apiVersion, kind, namespace, name, uid } of objects) {
    const resource = await discovery.find(apiVersion, kind);
    if (resource && !resource.namespaced) {
      throw invalid(`objects: ${kind} "${name}" is cluster-scoped`, {
        field: 'objects: kind',
        value: kind,
        fix: 'Name only objects that live in a namespace.',
      });
    }
    // Objects go with their kind.
    if (!resource) {
      continue;
    }
    const ref = { namespace, name };
    const present = await getIfPresent(virtual, resource, ref);
    if (present?.metadata.uid !== uid) {
      continue;
    }
    if (isApplied(present)) {
      targets.push({ resource, ref, uid });
    } else {
      left.push(outcomeOf(resource, ref, 'left', NOT_APPLIED));
    }
  }
  return { targets, left };
}

/** True for an object this product has applied, also when others have changed it since. */
function isApplied({ metadata }: KubeObject): boolean {
  return (metadata.managedFields ?? []).some(
    ({ manager, operation }) =>
      manager === FIELD_MANAGER && operation === 'Apply',
  );
}

function isDaprResource({ apiVersion }: AppliedObject): boolean {
  return apiVersion.startsWith('dapr.io/');
}
