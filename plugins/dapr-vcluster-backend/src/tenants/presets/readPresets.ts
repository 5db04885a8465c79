import { Config } from '@backstage/config';
import {
  JsonRecord,
  PresetPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import { readQuantities } from './readQuantities';
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
    const name = config.getOptionalString('name');
    if (name === undefined) {
      throw new Error(
        `daprVcluster.presets[${index}].name is missing; give the preset a short name`,
      );
    }
    const key = `daprVcluster.presets[${index}] ("${name}")`;
    return {
      name,
      title: config.getOptionalString('title') ?? name,
      description: config.getOptionalString('description') ?? '',
      policy: {
        ...readQuantities(config, key),
        isolation: readIsolation(config, key),
        network: readNetwork(config, key),
        accessControl: readAccessControl(config, key),
        values: config.getOptional<JsonRecord>('values'),
      },
    };
  });
  const names = presets.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new Error(
      `daprVcluster.presets: two presets are called "${twice}"; give each its own name`,
    );
  }
  return presets.length > 0 ? presets : [STANDARD];
}
