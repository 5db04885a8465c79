import {
  AppliedObject,
  DeleteManifestsResult,
  FIELD_MANAGER,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { Sides } from '../dapr/components/sides';
import { Discovery } from '../platform/kubernetes/Discovery';
import { invalid } from '../platform/errors';
import { KubeClient, KubeObject } from '../platform/hosts';
import { Doomed, removeStep } from '../tenants/deletion';
import { getIfPresent, outcomeOf, Patience } from '../platform/kubernetes';

const NOT_APPLIED = 'It was not applied through this portal';

/** How to delete applied objects; the patience is for them to be gone. */
export type DeleteManifestsOptions = Patience & {
  dryRun: boolean;
  signal?: AbortSignal;
  /** Asked when there are objects of Dapr among them: they need a permission of their own. */
  authorizeComponents(): Promise<void>;
};

/**
 * Deletes the very objects that are named, the last applied first. One of the same name that was made since is not
 * touched, nor is one that this product never applied.
 *
 * @throws InputError for a cluster-scoped kind; nothing is deleted then.
 */
export async function deleteManifests(
  { virtual }: Sides,
  objects: readonly AppliedObject[],
  options: DeleteManifestsOptions,
): Promise<DeleteManifestsResult> {
  if (objects.some(isOfDapr)) {
    await options.authorizeComponents();
  }
  const { doomed, left } = await choose(virtual, [...objects].reverse());
  if (options.dryRun) {
    const removed = doomed.map(({ resource, ref }) =>
      outcomeOf(resource, ref, 'would-delete'),
    );
    return { outcome: 'dry-run', removed, remaining: left };
  }
  const { removed, remaining } = await removeStep(virtual, doomed, {
    until: Date.now() + options.timeoutMs,
    intervalMs: options.intervalMs,
    signal: options.signal,
  });
  const done = doomed.length > 0 ? 'deleted' : 'absent';
  return {
    outcome: remaining.length > 0 ? 'deleting' : done,
    removed,
    remaining: [...left, ...remaining],
  };
}

async function choose(virtual: KubeClient, objects: AppliedObject[]) {
  const discovery = new Discovery(virtual);
  const doomed: Doomed[] = [];
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
      doomed.push({ resource, ref, uid });
    } else {
      left.push(outcomeOf(resource, ref, 'left', NOT_APPLIED));
    }
  }
  return { doomed, left };
}

/** True for an object this product has applied, whoever else has changed it. */
function isApplied({ metadata }: KubeObject): boolean {
  return (metadata.managedFields ?? []).some(
    ({ manager, operation }) =>
      manager === FIELD_MANAGER && operation === 'Apply',
  );
}

function isOfDapr({ apiVersion }: AppliedObject): boolean {
  return apiVersion.startsWith('dapr.io/');
}
