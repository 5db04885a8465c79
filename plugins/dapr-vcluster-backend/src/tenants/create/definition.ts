import {
  chartValues,
  checkTenantName,
  checkTenantNamespace,
  CreatableProfile,
  CreateTenant,
  Isolation,
  JsonRecord,
  NameProblem,
  PresetAccessControl,
  PresetNetwork,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { normalizeOwner } from '../../platform/permissions';
import { invalid } from '../../platform/errors';
import { checkLabels } from './labels';
import { HostHandle } from '../../platform/hosts';
import { chooseExpiry } from '../expiry/chooseExpiry';
import { lifetimeOf } from '../lifecycle/options';
import { OfferedProfile, profilesOn, TenantOptions } from '../presets/options';

/** A tenant as requested, with every default filled in and every choice resolved. */
export type TenantDefinition = {
  ref: TenantRef;
  owner: string;
  profile: CreatableProfile;
  preset: string;
  chartVersion: string;
  values: JsonRecord;
  /** Labels the caller requested for the host namespace. */
  labels: Record<string, string>;
  /** How the tenant is kept apart from others. */
  isolation: Isolation;
  network?: PresetNetwork;
  accessControl?: PresetAccessControl;
  /** When it expires, and when that was chosen; RFC 3339. */
  expiry?: { at: string; setAt: string };
};

/**
 * Resolves a request against what owners offer on a host.
 *
 * @throws InputError naming the field, its value, and the known values or the rule.
 */
export function defineTenant(
  body: CreateTenant,
  options: TenantOptions,
  host: Pick<HostHandle, 'name' | 'componentSyncer'>,
  now = new Date(),
): TenantDefinition {
  refuseName('name', body.name, checkTenantName(body.name));
  const namespace = body.namespace ?? `vcluster-${body.name}`;
  refuseName(
    body.namespace === undefined ? 'name' : 'namespace',
    body.namespace ?? body.name,
    checkTenantNamespace(namespace),
  );
  const labels = body.labels ?? {};
  checkLabels(labels, options.labels);
  const profile = chooseProfile(options.profiles, body.profile, host);
  const preset = choose('preset', options.presets, body.preset);
  const { expiresAt } = chooseExpiry(
    body,
    lifetimeOf(options.lifecycle, preset.name),
    now,
  );
  return {
    ref: { host: body.host, namespace, name: body.name },
    owner: normalizeOwner(body.owner),
    profile: profile.name,
    preset: preset.name,
    chartVersion: profile.chartVersion,
    values: chartValues(profile.name, preset.policy),
    labels,
    isolation: preset.policy.isolation ?? 'none',
    network: preset.policy.network,
    accessControl: preset.policy.accessControl,
    ...(expiresAt && {
      expiry: { at: expiresAt.toISOString(), setAt: now.toISOString() },
    }),
  };
}

function refuseName(field: string, value: string, problem?: NameProblem) {
  if (problem) {
    const why = problem.message.replace(/\.$/, '');
    throw invalid(why, { field, value, fix: problem.fix });
  }
}

/** As {@link choose}, of the profiles that the host can carry. */
function chooseProfile(
  offered: readonly OfferedProfile[],
  requested: string | undefined,
  host: Pick<HostHandle, 'name' | 'componentSyncer'>,
): OfferedProfile {
  const usable = profilesOn(host, offered);
  const names = usable.map(({ name }) => name);
  if (requested !== undefined && !names.some(name => name === requested)) {
    const isOffered = offered.some(({ name }) => name === requested);
    if (isOffered) {
      throw noSyncer(requested, host, names);
    }
  }
  if (requested === undefined && usable.length === 0 && offered.length > 0) {
    throw noSyncer(offered[0].name, host, names);
  }
  return choose('profile', usable, requested);
}

function noSyncer(
  profile: string,
  { name }: Pick<HostHandle, 'name'>,
  others: readonly string[],
) {
  return invalid(
    `profile "${profile}" needs the Component syncer, which is off for host "${name}"`,
    {
      field: 'profile',
      value: profile,
      fix: `${
        others.length > 0 ? `Choose one of: ${others.join(', ')}; or s` : 'S'
      }et daprVcluster.componentSyncer to embedded or external.`,
    },
  );
}

/** The offered item of that name, or the first when none is requested. */
function choose<T extends { name: string }>(
  field: string,
  offered: readonly T[],
  requested: string | undefined,
): T {
  const found =
    requested === undefined
      ? offered[0]
      : offered.find(({ name }) => name === requested);
  if (!found) {
    throw unknownValue(
      field,
      requested ?? '',
      offered.map(({ name }) => name),
    );
  }
  return found;
}

/** 400 for a name that is not one of the known ones. */
export function unknownValue(
  field: string,
  value: string,
  known: readonly string[],
) {
  return invalid(`${field} "${value}" is unknown`, {
    field,
    value,
    fix:
      known.length > 0
        ? `Choose one of: ${known.join(', ')}.`
        : `No ${field} is configured.`,
  });
}
