import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeError,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TargetClusters } from '../dapr/target/TargetClusters';
import { unavailable } from '../platform/errors';
import { toRouteError } from '../platform/hosts';
import { applyAndTrack, CreatedObjects } from '../tenants/deletion';
import { throwIfDisconnected, outcomeOf } from '../platform/kubernetes';
import { AddressedManifest } from './addressManifests';

/** An object and what applying it would do. */
export type PlannedManifest = AddressedManifest & {
  change: 'create' | 'change' | 'keep';
  /** Of the object that is there. */
  uid?: string;
};

/**
 * Applies what was planned. When that fails part-way, or the caller disconnects, what it created is deleted again.
 *
 * @returns what became of each object, as the API server saw it: it may have changed since the plan.
 */
export async function executePlan(
  clusters: TargetClusters,
  planned: readonly PlannedManifest[],
  signal?: AbortSignal,
): Promise<ObjectOutcome[]> {
  const made = new CreatedObjects(clusters.virtual);
  const outcomes: ObjectOutcome[] = [];
  try {
    for (const manifest of planned) {
      throwIfDisconnected(signal);
      await clusters.assertSameTenant();
      outcomes.push(await applyOne(clusters, manifest, made));
    }
    await clusters.assertSameTenant();
    throwIfDisconnected(signal);
    return outcomes;
  } catch (error) {
    const why = failure(error, clusters, planned[outcomes.length], outcomes);
    throw await made.rollback(why as Error);
  }
}

async function applyOne(
  { virtual }: TargetClusters,
  { resource, object, change, uid }: PlannedManifest,
  made: CreatedObjects,
): Promise<ObjectOutcome> {
  const { namespace, name } = object.metadata;
  if (change === 'keep') {
    return outcomeOf(resource, { namespace, name, uid }, 'unchanged');
  }
  const after = await applyAndTrack<KubeObject>(
    virtual,
    resource,
    object,
    made,
  );
  return outcomeOf(
    resource,
    after.object.metadata,
    after.created ? 'created' : 'changed',
  );
}

function failure(
  error: unknown,
  clusters: TargetClusters,
  failed: PlannedManifest | undefined,
  before: readonly ObjectOutcome[],
): unknown {
  if (!(error instanceof KubeError) || !failed || before.length === 0) {
    return toRouteError(error, { place: clusters.place('virtual') });
  }
  const { resource, object } = failed;
  const changed = before
    .filter(({ outcome }) => outcome === 'changed')
    .map(({ kind, name }) => `${kind} "${name}"`);
  const stays =
    changed.length > 0 ? `. Changed already: ${changed.join(', ')}` : '';
  return unavailable(
    `${resource.kind} "${object.metadata.name}" could not be applied after a successful dry run: ${error.message}${stays}`,
    { fix: 'Apply the same text again.' },
  );
}
