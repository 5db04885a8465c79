import {
  ApplyManifests,
  ApplyManifestsResult,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  getIfPresent,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TargetClusters } from '../dapr/target/TargetClusters';
import { conflict } from '../platform/errors';
import { EvaluationPool } from '../platform/evaluation';
import { outcomeOf } from '../platform/kubernetes';
import { checkManifests, isDaprObject } from './checkManifests';
import { executePlan, PlannedManifest } from './executePlan';
import { differingPath } from '../platform/objects/differingPath';
import { AddressedManifest, addressManifests } from './addressManifests';
import type { Manifest } from './readManifests';
import { renderManifests } from './renderManifests';

/** How to apply manifests. */
export type ApplyManifestsOptions = {
  dryRun: boolean;
  /** Fires when the caller disconnects. */
  signal?: AbortSignal;
  evaluation: EvaluationPool;
  /** What the objects of a virtual namespace are evaluated by. */
  context(namespace: string): Promise<TenantContext>;
  /** Called when there are Dapr resources among them: they need a permission of their own. */
  authorizeComponents(): Promise<void>;
};

const WOULD = {
  create: 'would-create',
  change: 'would-change',
  keep: 'unchanged',
} as const;

/**
 * Applies YAML to one virtual namespace. The vcluster's API server dry-runs every object first, so that a refusal of the
 * last object leaves the first one as it was.
 */
export async function applyManifests(
  clusters: TargetClusters,
  body: ApplyManifests,
  manifests: Manifest[],
  options: ApplyManifestsOptions,
): Promise<ApplyManifestsResult> {
  const namespace = body.namespace ?? 'default';
  if (manifests.some(isDaprObject)) {
    await options.authorizeComponents();
  }
  await clusters.assertNamespace(namespace);
  const addressed = await addressManifests(
    new Discovery(clusters.virtual),
    manifests,
  );
  const context = await options.context(namespace);
  const { notChecked } = context;
  const findings = await checkManifests(
    body.manifests,
    addressed,
    context,
    options.evaluation,
  );
  const planned: PlannedManifest[] = [];
  for (const manifest of addressed) {
    planned.push(
      await dryRunManifest(clusters, manifest, body.onChange ?? 'refuse'),
    );
  }
  if (options.dryRun) {
    const would = planned.map(wouldBe);
    const rendered = renderManifests(addressed.map(({ object }) => object));
    return {
      outcome: 'dry-run',
      objects: would,
      findings,
      notChecked,
      ...(rendered !== undefined && { rendered }),
    };
  }
  const objects = await executePlan(clusters, planned, options.signal);
  const changed = objects.some(({ outcome }) => outcome !== 'unchanged');
  return {
    outcome: changed ? 'applied' : 'unchanged',
    objects,
    findings,
    notChecked,
  };
}

async function dryRunManifest(
  clusters: TargetClusters,
  manifest: AddressedManifest,
  onChange: 'refuse' | 'update',
): Promise<PlannedManifest> {
  const { resource, object } = manifest;
  const before = await getIfPresent(
    clusters.virtual,
    resource,
    object.metadata,
  );
  const after = await clusters.virtual.apply<KubeObject>(resource, object, {
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
