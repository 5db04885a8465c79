import {
  PortalOptions,
  PresetOption,
  PROFILES,
  supportOf,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../../platform/hosts';
import type { OwnerOptions } from '../../compose';
import type { SavingsService } from '../../savings';
import {
  OfferedProfile,
  Preset,
  presetCapacity,
  profilesOn,
} from '../../tenants';

/** What a creation form may offer; read-only hosts are no choice. */
export function offered(
  hosts: HostRegistry,
  {
    profiles,
    presets,
    componentPresets,
    guardrails,
    sampleImage,
  }: OwnerOptions,
  savings: Pick<SavingsService, 'presetCost'>,
  now: Date,
): PortalOptions {
  const writable = hosts.list().filter(({ readOnly }) => !readOnly);
  const onHost = new Map(
    writable.map(host => [host.name, profilesOn(host, profiles)]),
  );
  // Where no host can be written to, all that is configured is shown.
  const usable = profiles.filter(
    profile =>
      writable.length === 0 ||
      [...onHost.values()].some(each => each.includes(profile)),
  );
  return {
    hosts: writable.map(({ name, title }) => ({
      name,
      title,
      profiles: onHost.get(name)!.map(profile => profile.name),
    })),
    profiles: usable.map(({ name, chartVersion }, position) => ({
      name,
      title: PROFILES[name].title,
      description: PROFILES[name].description,
      chartVersion,
      isDefault: position === 0,
      support: supportOf('vcluster', chartVersion, now),
    })),
    presets: presets.map(preset => ({
      ...offeredPreset(preset, profiles),
      cost: savings.presetCost(preset, profiles[0].chartVersion),
    })),
    componentPresets,
    ...(sampleImage !== undefined && { sampleImage }),
    guardrails,
  };
}

/** What a preset means for a tenant; its further chart values stay here. */
function offeredPreset(
  { name, title, description, policy }: Preset,
  profiles: readonly OfferedProfile[],
): PresetOption {
  const { quota, limitRange, controlPlane, isolation = 'none' } = policy;
  const capacity = profiles
    .map(profile => presetCapacity(profile.name, policy))
    .find(each => each !== undefined);
  return {
    name,
    title,
    description,
    ...(quota && {
      quota: Object.fromEntries(
        Object.entries(quota).map(([key, value]) => [key, String(value)]),
      ),
    }),
    ...(limitRange && { limitRange }),
    ...(controlPlane && { controlPlane }),
    isolation,
    ...(capacity && { capacity }),
  };
}
