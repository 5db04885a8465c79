import { Config } from '@backstage/config';
import { PresetPolicy } from 'backstage-plugin-dapr-vcluster-common';
import { parseQuantity } from '../../platform/kubernetes';

type Sizes = Pick<PresetPolicy, 'quota' | 'limitRange' | 'controlPlane'>;

/** Maps from the name of a resource to an amount of it. */
const MAPS = [
  'quota',
  'limitRange.default',
  'limitRange.defaultRequest',
  'controlPlane.requests',
  'controlPlane.limits',
];

/**
 * Reads the quota, defaults and control plane of a preset.
 *
 * @param key - of the preset
 * @throws Error naming the key, its value and the fix, for whatever is no quantity of Kubernetes.
 */
export function readQuantities(config: Config, key: string): Sizes {
  for (const path of MAPS) {
    assertQuantities(config.getOptionalConfig(path), `${key}.${path}`);
  }
  return {
    quota: config.getOptional<Sizes['quota']>('quota'),
    limitRange: config.getOptional<Sizes['limitRange']>('limitRange'),
    controlPlane: config.getOptional<Sizes['controlPlane']>('controlPlane'),
  };
}

/** Names of resources have dots, which are paths for `Config`: the map is read as a whole. */
function assertQuantities(config: Config | undefined, key: string): void {
  for (const [resource, value] of Object.entries(config?.get() ?? {})) {
    if (parseQuantity(value as string | number) === undefined) {
      throw new Error(
        `${key}["${resource}"] is ${JSON.stringify(
          value,
        )}, which is no quantity of Kubernetes: write a number such as 2, 500m or 4Gi`,
      );
    }
  }
}
