import { Config } from '@backstage/config';
import {
  JsonRecord,
  PresetPolicy,
} from 'backstage-plugin-dapr-vcluster-common';

/** A tenant size an owner offers: its quota, limits and chart values. */
export type Preset = {
  name: string;
  title: string;
  description: string;
  policy: PresetPolicy;
};

const STANDARD: Preset = {
  name: 'standard',
  title: 'Standard',
  description: "The chart's own sizes, no quota",
  policy: {},
};

/** Reads `daprVcluster.presets`; one without limits when there are none. */
export function readPresets(configs: Config[] = []): Preset[] {
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
