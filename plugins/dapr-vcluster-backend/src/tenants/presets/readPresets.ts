import { Config } from '@backstage/config';
import {
  JsonRecord,
  PresetPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import { readAccessControl, readIsolation, readNetwork } from './readIsolation';

/** A tenant size and policy an owner offers: its quota, limits, isolation and chart values. */
export type Preset = {
  name: string;
  title: string;
  description: string;
  policy: PresetPolicy;
};

const STANDARD: Preset = {
  name: 'standard',
  title: 'Standard',
  description: "The chart's own sizes and quota",
  policy: { isolation: 'baseline' },
};

/**
 * Reads `daprVcluster.presets`; one of the chart's sizes when there are none.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readPresets(configs: Config[] = []): Preset[] {
  const presets = configs.map((config, index) => {
    const name = config.getString('name');
    const key = `daprVcluster.presets[${index}] ("${name}")`;
    return {
      name,
      title: config.getOptionalString('title') ?? name,
      description: config.getOptionalString('description') ?? '',
      policy: {
        quota: config.getOptional<Record<string, string | number>>('quota'),
        limitRange:
          config.getOptional<PresetPolicy['limitRange']>('limitRange'),
        controlPlane:
          config.getOptional<PresetPolicy['controlPlane']>('controlPlane'),
        isolation: readIsolation(config, key),
        network: readNetwork(config, key),
        accessControl: readAccessControl(config, key),
        values: config.getOptional<JsonRecord>('values'),
      },
    };
  });
  return presets.length > 0 ? presets : [STANDARD];
}
