import { Config } from '@backstage/config';
import { readCatalogNamespace } from 'backstage-plugin-dapr-vcluster-common';
import { Preset, readPresets } from './readPresets';
import { OfferedProfile, readProfiles } from './readProfiles';
import { AllowedLabels, readTenantLabels } from './readTenantLabels';

export type { Preset } from './readPresets';

/** What owners let tenants choose from, the first of each list being the default. */
export type TenantOptions = {
  profiles: OfferedProfile[];
  presets: Preset[];
  /** Labels that tenants may set on their host namespaces. */
  labels: AllowedLabels;
  /** Where the catalog has the entities of tenants. */
  catalogNamespace: string;
};

/**
 * Reads `daprVcluster.profiles`, `.defaultProfile`, `.presets` and `.tenantLabels`.
 *
 * @throws Error naming the key when a profile is unknown or a chart version does not have it.
 */
export function readTenantOptions(root: Config): TenantOptions {
  const config = root.getOptionalConfig('daprVcluster');
  return {
    profiles: readProfiles(config),
    presets: readPresets(config?.getOptionalConfigArray('presets')),
    labels: readTenantLabels(config),
    catalogNamespace: readCatalogNamespace(root),
  };
}
