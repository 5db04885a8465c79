import { Config } from '@backstage/config';
import { readCatalogNamespace } from 'backstage-plugin-dapr-vcluster-common';
import { readList } from '../../platform/configuration/readList';
import { LifecycleOptions, readLifecycleOptions } from '../lifecycle/options';
import { assertUsablePresets } from './assertUsablePresets';
import { Preset, readPresets } from './readPresets';
import { OfferedProfile, readProfiles } from './readProfiles';
import { AllowedLabels, readTenantLabels } from './readTenantLabels';

export { presetCapacity } from './presetCapacity';
export type { Preset } from './readPresets';
export { profilesOn } from './readProfiles';
export type { OfferedProfile } from './readProfiles';

/** What owners let tenants choose from, the first of each list being the default. */
export type TenantOptions = {
  profiles: OfferedProfile[];
  presets: Preset[];
  /** Labels that tenants may set on their host namespaces. */
  labels: AllowedLabels;
  /** How long tenants live. */
  lifecycle: LifecycleOptions;
  /** Where the catalog has the entities of tenants. */
  catalogNamespace: string;
};

/**
 * Reads `daprVcluster.profiles`, `.defaultProfile`, `.presets` and `.tenantLabels`.
 *
 * @throws Error naming the key when a profile is unknown, a chart version does not have it, or a preset holds no pod with a
 *   sidecar.
 */
export function readTenantOptions(root: Config): TenantOptions {
  const config = root.getOptionalConfig('daprVcluster');
  const profiles = readProfiles(config);
  const presets = readPresets(readList(root, 'daprVcluster.presets'));
  assertUsablePresets(presets, profiles);
  return {
    profiles,
    presets,
    labels: readTenantLabels(config),
    lifecycle: readLifecycleOptions(root),
    catalogNamespace: readCatalogNamespace(root),
  };
}
