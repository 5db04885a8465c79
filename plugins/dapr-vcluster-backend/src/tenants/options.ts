import { Config } from '@backstage/config';
import {
  ComponentPreset,
  CreatableProfile,
  GuardrailPolicy,
  isCreatableProfile,
  JsonRecord,
  minorOf,
  PresetPolicy,
  PROFILES,
  readCatalogNamespace,
} from 'backstage-plugin-dapr-vcluster-common';
import { readGuardrailPolicy } from '../dapr/guardrailPolicy';
import { readComponentPresets } from '../dapr/componentPresets';

/** A preset an owner offers. */
export type Preset = {
  name: string;
  title: string;
  description: string;
  policy: PresetPolicy;
};

/** A profile an owner offers, and the chart version it installs. */
export type OfferedProfile = { name: CreatableProfile; chartVersion: string };

/** What owners let tenants choose from, the first of each list being the default, and what they forbid. */
export type TenantOptions = {
  profiles: OfferedProfile[];
  presets: Preset[];
  componentPresets: ComponentPreset[];
  guardrails: GuardrailPolicy;
  /** Where the catalog has the entities of tenants. */
  catalogNamespace: string;
};

const STANDARD: Preset = {
  name: 'standard',
  title: 'Standard',
  description: "The chart's own sizes, no quota",
  policy: {},
};

/**
 * Reads `daprVcluster.profiles`, `.defaultProfile`, `.presets`, `.componentPresets`, `.rules` and
 * `.allowedBackends`.
 *
 * @throws Error naming the key when a profile is unknown or a chart version does not have it.
 */
export function readTenantOptions(root: Config): TenantOptions {
  const config = root.getOptionalConfig('daprVcluster');
  return {
    profiles: readProfiles(config?.getOptionalConfig('profiles'), config),
    presets: readPresets(config?.getOptionalConfigArray('presets')),
    componentPresets: readComponentPresets(root),
    guardrails: readGuardrailPolicy(root),
    catalogNamespace: readCatalogNamespace(root),
  };
}

function readProfiles(profiles?: Config, parent?: Config): OfferedProfile[] {
  const names = profiles?.keys() ?? Object.keys(PROFILES);
  const first = parent?.getOptionalString('defaultProfile') ?? names[0];
  if (!names.includes(first)) {
    throw new Error(
      `daprVcluster.defaultProfile is "${first}", which daprVcluster.profiles does not offer`,
    );
  }
  const ordered = [first, ...names.filter(name => name !== first)];
  return ordered.map(name =>
    readProfile(name, profiles?.getOptionalConfig(name)),
  );
}

function readProfile(name: string, config?: Config): OfferedProfile {
  if (!isCreatableProfile(name)) {
    throw new Error(
      `daprVcluster.profiles.${name} is unknown; known are ${Object.keys(
        PROFILES,
      ).join(', ')}`,
    );
  }
  const { defaultChartVersion, minors } = PROFILES[name];
  const chartVersion =
    config?.getOptionalString('chartVersion') ?? defaultChartVersion;
  const [major, minor] = minorOf(chartVersion) ?? [-1, -1];
  const [from, to = Infinity] = minors;
  if (major !== 0 || minor < from || minor > to) {
    throw new Error(
      `daprVcluster.profiles.${name}.chartVersion is "${chartVersion}"; the profile needs 0.${from} ${
        to === Infinity ? 'or newer' : `to 0.${to}`
      }`,
    );
  }
  return { name, chartVersion };
}

function readPresets(configs: Config[] = []): Preset[] {
  const presets = configs.map(config => ({
    name: config.getString('name'),
    title: config.getOptionalString('title') ?? config.getString('name'),
    description: config.getOptionalString('description') ?? '',
    policy: {
      quota: config.getOptional<Record<string, string | number>>('quota'),
      limitRange: config.getOptional<PresetPolicy['limitRange']>('limitRange'),
      controlPlane:
        config.getOptional<PresetPolicy['controlPlane']>('controlPlane'),
      values: config.getOptional<JsonRecord>('values'),
    },
  }));
  return presets.length > 0 ? presets : [STANDARD];
}
