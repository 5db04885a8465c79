import {
  ApplyManifests,
  ApplyManifestsResult,
  Surroundings,
} from 'backstage-plugin-dapr-vcluster-common';
import { Sides } from '../dapr/components/sides';
import { Discovery } from '../platform/kubernetes/Discovery';
import { conflict } from '../platform/errors';
import { KubeObject } from '../platform/hosts';
import { getIfPresent, outcomeOf } from '../platform/kubernetes';
import { checkManifests, isDaprObject } from './checkManifests';
import { carryOut, PlannedManifest } from './carryOut';
import { differingPath } from './difference';
import { AddressedManifest, addressManifests } from './kinds';
import { readManifests } from './readManifests';

/** How to apply manifests. */
export type ApplyManifestsOptions = {
  dryRun: boolean;
  /** Fires when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** What the objects of a virtual namespace are judged by. */
  surroundings(namespace: string): Promise<Surroundings>;
  /** Asked when there are Dapr Components among them: they need a permission of their own. */
  authorizeComponents(): Promise<void>;
};

const WOULD = {
  create: 'would-create',
  change: 'would-change',
  keep: 'unchanged',
} as const;

/**
 * Applies YAML to one virtual namespace: everything is tried on the vcluster's API server first, so that a refusal of
 * the last object leaves the first one as it was.
 */
export async function applyManifests(
  sides: Sides,
  body: ApplyManifests,
  options: ApplyManifestsOptions,
): Promise<ApplyManifestsResult> {
  const namespace = body.namespace ?? 'default';
  const manifests = readManifests(body.manifests, namespace);
  if (manifests.some(isDaprObject)) {
    await options.authorizeComponents();
  }
  await sides.assertNamespace(namespace);
  const addressed = await addressManifests(
    new Discovery(sides.virtual),
    manifests,
  );
  const findings = await checkManifests(
    body.manifests,
    addressed,
    await options.surroundings(namespace),
  );
  const planned: PlannedManifest[] = [];
  for (const manifest of addressed) {
    planned.push(await tryOut(sides, manifest, body.onChange ?? 'refuse'));
  }
  if (options.dryRun) {
    return { outcome: 'dry-run', objects: planned.map(wouldBe), findings };
  }
  const objects = await carryOut(sides, planned, options.signal);
  const changed = objects.some(({ outcome }) => outcome !== 'unchanged');
  return {
    outcome: changed ? 'applied' : 'unchanged',
    objects,
    findings,
  };
}

async function tryOut(
  sides: Sides,
  manifest: AddressedManifest,
  onChange: 'refuse' | 'update',
): Promise<PlannedManifest> {
  const { resource, object } = manifest;
  const before = await getIfPresent(sides.virtual, resource, object.metadata);
  const after = await sides.virtual.apply<KubeObject>(resource, object, {
    dryRun: true,
  });
  if (!before) {
    return { ...manifest, change: 'create' };
  }
  const path = differingPath(before, after);
  if (path === undefined) {
    return { ...manifest, change: 'keep', uid: before.metadata.uid };
  }
  if (onChange === 'update') {
    return { ...manifest, change: 'change', uid: before.metadata.uid };
  }
  throw conflict(
    `${resource.kind} "${object.metadata.name}" in namespace "${object.metadata.namespace}" exists with another value of ${path}`,
    {
      field: path,
      value: `${resource.kind}/${object.metadata.name}`,
      fix: 'Ask for an update (onChange: update), choose another name, or give the same values.',
    },
  );
}

function wouldBe({ resource, object, change, uid }: PlannedManifest) {
  const { namespace, name } = object.metadata;
  return outcomeOf(resource, { namespace, name, uid }, WOULD[change]);
}
