import {
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  chartValues,
  CreatableProfile,
  formatTenantRef,
  hasErrors,
  isCreatableProfile,
  UpgradeAdvice,
  UpgradeTenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  Discovery,
  getIfPresent,
  KubeObject,
  resourceName,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import semver from 'semver';
import { conflict, invalid, unavailable } from '../../platform/errors';
import { readKubernetesVersion } from '../../platform/kubernetesVersion';
import { GitOpsOwner, gitOpsOwner } from '../live/gitOpsOwner';
import { isOwnNamespace } from '../live/hostNamespace';
import { LiveTenant } from '../live/LiveTenant';
import { wantedKubernetes } from '../preflight/kubernetes';
import { TenantOptions } from '../presets/options';
import { adviseUpgrade } from './advice';
import { UpgradeSpecs } from './backup';
import { isGit } from '../provisioners/git';
import { ownedObjects } from '../provisioners/owned';
import { StoredRelease } from '../release/storedRelease';
import { readTenantRelease } from '../release/tenantRelease';

const PROPOSE =
  'Propose the change as files: action vcluster:files, template propose-tenant.';

/** What is planned by. */
export type PlanContext = {
  options: TenantOptions;
  provisioner: Provisioner;
  now: Date;
};

/** An upgrade that nothing speaks against. */
export type UpgradePlan = {
  specs: UpgradeSpecs;
  release: StoredRelease;
  profile: CreatableProfile;
  advice: UpgradeAdvice;
  isUnchanged: boolean;
};

/**
 * What an upgrade would go from and to.
 *
 * @throws InputError for a version that is not offered or older, ConflictError for a tenant that cannot be upgraded or values
 *   that the version does not take, ServiceUnavailableError when a CRD of the provisioner is missing.
 */
export async function planUpgrade(
  tenant: LiveTenant,
  body: UpgradeTenant,
  context: PlanContext,
): Promise<UpgradePlan> {
  const { host, ref } = tenant;
  const { profile, offered } = profileOf(tenant, context.options);
  const to = body.version ?? offered.chartVersion;
  assertOffered(to, offered);
  await assertOwnRelease(tenant, context.provisioner);
  const stored = await readTenantRelease(host.client, ref, context.provisioner);
  const release = stored?.deployed;
  if (!stored || !release) {
    throw refuse(
      tenant,
      stored
        ? `has no deployed release of Helm: its newest revision ${stored.newest.revision} is ${stored.newest.status}`
        : 'has no release of Helm',
      'Look at it with "helm history", and bring it to the state deployed first.',
    );
  }
  const { version: from, values: before, revision } = release;
  const after =
    body.values === 'preset'
      ? presetValues(tenant, profile, context.options)
      : before;
  const advice = adviseUpgrade({
    from,
    to,
    profile,
    values: { before, after },
    kubernetes: {
      host: await readKubernetesVersion(host.client),
      from: wantedKubernetes(from, before),
      to: wantedKubernetes(to, after),
    },
    now: context.now,
  });
  refuseErrors(tenant, advice, { from, to });
  return {
    specs: {
      before: { version: from, values: before, revision },
      after: { version: to, values: after },
    },
    release,
    profile,
    advice,
    isUnchanged: from === to && isEqual(before, after),
  };
}

/** The profile of a tenant, which the portal must still offer: its version is what tenants are upgraded to. */
export function profileOf(
  tenant: Pick<LiveTenant, 'ref' | 'namespace'>,
  { profiles }: TenantOptions,
) {
  const name = tenant.namespace.metadata.annotations?.[ANNOTATION_PROFILE];
  if (name === undefined || !isCreatableProfile(name)) {
    throw refuse(
      tenant,
      'has no profile of this portal, so it is not known what it may be upgraded to',
      `Set the annotation ${ANNOTATION_PROFILE} on namespace "${tenant.ref.namespace}".`,
    );
  }
  const offered = profiles.find(each => each.name === name);
  if (!offered) {
    throw refuse(
      tenant,
      `has the profile "${name}", which daprVcluster.profiles does not offer`,
      'Offer the profile with the version that its tenants are to be upgraded to.',
    );
  }
  return { profile: name, offered };
}

/**
 * @throws InputError for a version that the platform team does not offer for a profile, or offers as a range such as `0.37`,
 *   which is enough to create a tenant.
 */
export function assertOffered(
  version: string,
  {
    name,
    chartVersion,
    upgradeVersions = [],
  }: TenantOptions['profiles'][number],
): void {
  const offered = [...new Set([chartVersion, ...upgradeVersions])].filter(
    each => semver.valid(each),
  );
  if (!offered.includes(version)) {
    const key = `daprVcluster.profiles.${name}.upgradeVersions`;
    const others = offered.sort(semver.compare).join(', ');
    const ask = `ask the platform team to add ${
      semver.valid(version) ? 'it' : 'an exact version'
    } to ${key}`;
    throw invalid(
      semver.valid(version)
        ? `version "${version}" is not offered for profile ${name}`
        : `version "${version}" of profile ${name} is not exact, so what an upgrade to it changes is not known`,
      {
        field: 'version',
        value: version,
        fix: others
          ? `Choose one of ${others}, or ${ask}.`
          : `${ask[0].toUpperCase()}${ask.slice(1)}.`,
      },
    );
  }
}

function presetValues(
  tenant: LiveTenant,
  profile: CreatableProfile,
  { presets }: TenantOptions,
) {
  const name = tenant.namespace.metadata.annotations?.[ANNOTATION_PRESET];
  const preset = presets.find(each => each.name === name);
  if (!preset) {
    throw refuse(
      tenant,
      name === undefined
        ? 'has no preset'
        : `has the preset "${name}", which is not configured any more`,
      'Keep the values of the release: leave values out.',
      'values',
    );
  }
  return chartValues(profile, preset.policy);
}

/** @throws ConflictError when another tool has installed the tenant, or describes it in Git. */
async function assertOwnRelease(
  tenant: LiveTenant,
  provisioner: Provisioner,
): Promise<void> {
  if (isGit(provisioner)) {
    throw refuse(
      tenant,
      'is not upgraded by the portal itself: daprVcluster.provisioner is git',
      PROPOSE,
    );
  }
  const { client } = tenant.host;
  const owner = gitOpsOwner(tenant.namespace) ?? gitOpsOwner(tenant.workload);
  const discovery = new Discovery(client);
  let release: KubeObject | undefined;
  for (const { resource, ref } of ownedObjects(provisioner, tenant.ref).slice(
    0,
    1,
  )) {
    const { apiVersion, kind } = resource;
    if (!(await discovery.find(apiVersion, kind))) {
      throw unavailable(
        `The CRD ${resourceName(resource)} is missing on host ${
          tenant.host.name
        }`,
        {
          field: 'host',
          value: tenant.host.name,
          fix: provisioner.requires.fix,
        },
      );
    }
    release = await getIfPresent(client, resource, ref);
    if (!release && owner && owner.tool !== provisioner.tool) {
      throw refuseDescribed(tenant, owner);
    }
    if (!release) {
      throw refuse(
        tenant,
        `was not installed with ${provisioner.name}: ${kind} "${ref.name}" is not there`,
        'Upgrade it with the tool that has installed it.',
      );
    }
  }
  const described = owner ?? gitOpsOwner(release);
  // Both mark what they install; that the release itself is described in Git is seen at its own object.
  const isOwn = described?.tool === provisioner.tool && !gitOpsOwner(release);
  if (described && !isOwn) {
    throw refuseDescribed(tenant, described);
  }
}

function refuseDescribed(tenant: LiveTenant, { tool, object }: GitOpsOwner) {
  return refuse(
    tenant,
    `is described by ${tool} (${object})`,
    isOwnNamespace(tenant.namespace, tenant.ref)
      ? PROPOSE
      : 'Change it there: whatever else changes it is undone.',
  );
}

function refuseErrors(
  tenant: LiveTenant,
  { findings }: UpgradeAdvice,
  { from, to }: { from: string; to: string },
): void {
  if (!hasErrors(findings)) {
    return;
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const id = formatTenantRef(tenant.ref);
  const why = `tenant "${id}" cannot be upgraded from ${from} to ${to}: ${first.title}`;
  const isDowngrade = first.ruleId === 'upgrade/downgrade';
  const details = {
    field: isDowngrade ? 'version' : first.field ?? 'tenant',
    value: isDowngrade ? to : id,
    fix: `${first.fix}.`,
    findings: errors,
  };
  throw isDowngrade ? invalid(why, details) : conflict(why, details);
}

function refuse(
  { ref }: Pick<LiveTenant, 'ref'>,
  why: string,
  fix: string,
  field = 'tenant',
) {
  const id = formatTenantRef(ref);
  return conflict(`tenant "${id}" ${why}`, { field, value: id, fix });
}
