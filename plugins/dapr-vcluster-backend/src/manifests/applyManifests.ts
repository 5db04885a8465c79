import {
  ApplyManifests,
  ApplyManifestsResult,
  GuardrailPolicy,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Sides } from '../components/sides';
import { Discovery } from '../discovery';
import { conflict, unavailable } from '../errors';
import { KubeError, KubeObject } from '../hosts';
import { getIfPresent, outcomeOf } from '../writes';
import { checkDaprManifests, isDaprComponent } from './daprComponents';
import { differingPath } from './difference';
import { AddressedManifest, addressManifests } from './kinds';
import { readManifests } from './readManifests';

/** An object and what applying it would do. */
type Planned = AddressedManifest & { change: 'create' | 'change' | 'keep' };

/** How to apply manifests. */
export type ApplyManifestsOptions = {
  dryRun: boolean;
  policy?: GuardrailPolicy;
  /** Asked when there are Dapr Components among them: they need a permission of their own. */
  authorizeComponents(): Promise<void>;
};

const DONE = {
  create: 'created',
  change: 'changed',
  keep: 'unchanged',
} as const;

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
  ref: TenantRef,
  body: ApplyManifests,
  options: ApplyManifestsOptions,
): Promise<ApplyManifestsResult> {
  const namespace = body.namespace ?? 'default';
  const manifests = readManifests(body.manifests, namespace);
  if (manifests.some(isDaprComponent)) await options.authorizeComponents();
  await sides.assertNamespace(namespace);
  const addressed = await addressManifests(
    new Discovery(sides.virtual),
    manifests,
  );
  await checkDaprManifests(
    sides,
    ref,
    { namespace, policy: options.policy },
    addressed,
  );
  const planned: Planned[] = [];
  for (const manifest of addressed) {
    planned.push(await tryOut(sides, manifest, body.onChange ?? 'refuse'));
  }
  if (options.dryRun)
    return { outcome: 'dry-run', objects: outcomes(planned, WOULD) };
  const changing = planned.filter(({ change }) => change !== 'keep');
  for (const [index, manifest] of changing.entries()) {
    await applyOne(sides, manifest, changing.slice(0, index));
  }
  return {
    outcome: changing.length > 0 ? 'applied' : 'unchanged',
    objects: outcomes(planned, DONE),
  };
}

async function tryOut(
  sides: Sides,
  manifest: AddressedManifest,
  onChange: 'refuse' | 'update',
): Promise<Planned> {
  const { resource, object } = manifest;
  const before = await getIfPresent(sides.virtual, resource, object.metadata);
  const after = await sides.virtual.apply<KubeObject>(resource, object, {
    dryRun: true,
  });
  if (!before) return { ...manifest, change: 'create' };
  const path = differingPath(before, after);
  if (path === undefined) return { ...manifest, change: 'keep' };
  if (onChange === 'update') return { ...manifest, change: 'change' };
  throw conflict(
    `${resource.kind} "${object.metadata.name}" in namespace "${object.metadata.namespace}" exists with another value of ${path}`,
    {
      field: path,
      value: `${resource.kind}/${object.metadata.name}`,
      fix: 'Ask for an update (onChange: update), choose another name, or give the same values.',
    },
  );
}

async function applyOne(
  sides: Sides,
  { resource, object }: Planned,
  before: Planned[],
): Promise<void> {
  try {
    await sides.virtual.apply<KubeObject>(resource, object);
  } catch (error) {
    if (before.length === 0 || !(error instanceof KubeError)) throw error;
    const done = before.map(
      each => `${each.resource.kind} "${each.object.metadata.name}"`,
    );
    throw unavailable(
      `${resource.kind} "${
        object.metadata.name
      }" could not be applied after it was tried successfully: ${
        error.message
      }. Already applied: ${done.join(', ')}`,
      { fix: 'Apply the same text again: what is applied already stays.' },
    );
  }
}

function outcomes(
  planned: Planned[],
  words: typeof DONE | typeof WOULD,
): ObjectOutcome[] {
  return planned.map(({ resource, object, change }) =>
    outcomeOf(resource, object.metadata, words[change]),
  );
}
