import { Config } from '@backstage/config';
import {
  CreatableProfile,
  isCreatableProfile,
  minorOf,
  PROFILES,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostHandle } from '../../platform/hosts';
import semver from 'semver';

/** A profile an owner offers, and the chart version it installs. */
export type OfferedProfile = {
  name: CreatableProfile;
  chartVersion: string;
  /** Versions of the chart that tenants can be upgraded to, beside `chartVersion`. */
  upgradeVersions?: string[];
};

/**
 * Reads `daprVcluster.profiles` and `.defaultProfile`, the default first. Without the former, every profile is offered
 * but those that an owner has to name.
 *
 * @throws Error naming the key when a profile is unknown or a chart version does not have it.
 */
export function readProfiles(config?: Config): OfferedProfile[] {
  const profiles = config?.getOptionalConfig('profiles');
  const names = profiles?.keys() ?? offeredByDefault();
  if (names.length === 0) {
    throw new Error(
      `daprVcluster.profiles is empty, so that no tenant could be created; remove it, or name one or more of ${Object.keys(
        PROFILES,
      ).join(', ')}`,
    );
  }
  const first = config?.getOptionalString('defaultProfile') ?? names[0];
  if (!names.includes(first)) {
    throw new Error(
      `daprVcluster.defaultProfile is "${first}", which daprVcluster.profiles does not offer; use one of ${names.join(
        ', ',
      )}`,
    );
  }
  const ordered = [first, ...names.filter(name => name !== first)];
  return ordered.map(name =>
    readProfile(name, profiles?.getOptionalConfig(name)),
  );
}

/** The profiles that a host can carry: without a Component syncer, none that needs one. */
export function profilesOn(
  { componentSyncer }: Pick<HostHandle, 'componentSyncer'>,
  profiles: readonly OfferedProfile[],
): OfferedProfile[] {
  return profiles.filter(
    ({ name }) =>
      !PROFILES[name].needsComponentSyncer || componentSyncer.mode !== 'off',
  );
}

function offeredByDefault(): string[] {
  return Object.values(PROFILES)
    .filter(({ onlyWhenNamed }) => !onlyWhenNamed)
    .map(({ name }) => name);
}

function readProfile(name: string, config?: Config): OfferedProfile {
  if (!isCreatableProfile(name)) {
    throw new Error(
      `daprVcluster.profiles.${name} is unknown; known are ${Object.keys(
        PROFILES,
      ).join(', ')}`,
    );
  }
  const chartVersion =
    config?.getOptionalString('chartVersion') ??
    PROFILES[name].defaultChartVersion;
  assertHasProfile(name, 'chartVersion', chartVersion);
  const upgradeVersions = config?.getOptionalStringArray('upgradeVersions');
  for (const version of upgradeVersions ?? []) {
    assertHasProfile(name, 'upgradeVersions', version);
    if (!semver.valid(version)) {
      throw new Error(
        `daprVcluster.profiles.${name}.upgradeVersions has "${version}"; give exact versions, such as 0.37.2`,
      );
    }
  }
  return { name, chartVersion, ...(upgradeVersions && { upgradeVersions }) };
}

function assertHasProfile(
  name: CreatableProfile,
  key: string,
  version: string,
): void {
  const [major, minor] = minorOf(version) ?? [-1, -1];
  const [from, to = Infinity] = PROFILES[name].minors;
  if (major !== 0 || minor < from || minor > to) {
    throw new Error(
      `daprVcluster.profiles.${name}.${key} is "${version}"; the profile needs 0.${from} ${
        to === Infinity ? 'or newer' : `to 0.${to}`
      }`,
    );
  }
}
