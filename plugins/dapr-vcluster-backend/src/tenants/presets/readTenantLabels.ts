import { Config } from '@backstage/config';
import { isLabelKey } from './labelKey';

/** Keys of labels that tenants may set on their host namespaces; a key ending in `/*` allows a whole prefix. */
export type AllowedLabels = readonly string[];

/** Nothing on a host acts on these: they only say whose the namespace is and what it is for. */
const BY_DEFAULT: AllowedLabels = [
  'cost-center',
  'department',
  'environment',
  'project',
  'team',
  'tier',
];

/**
 * Reads `daprVcluster.tenantLabels`, which replaces the default.
 *
 * @throws Error naming the entry that can allow nothing, and the fix
 */
export function readTenantLabels(config?: Config): AllowedLabels {
  const keys = config?.getOptionalStringArray('tenantLabels') ?? BY_DEFAULT;
  keys.forEach((key, index) => {
    if (!isLabelKey(key.replace(/\/\*$/, '/x'))) {
      throw new Error(
        `daprVcluster.tenantLabels[${index}] is "${key}", which is neither the key of a label nor a prefix; use keys such as "team" or "example.org/team", or prefixes such as "example.org/*"`,
      );
    }
  });
  return keys;
}
