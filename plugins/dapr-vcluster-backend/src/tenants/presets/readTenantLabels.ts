import { Config } from '@backstage/config';

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

/** Reads `daprVcluster.tenantLabels`, which replaces the default. */
export function readTenantLabels(config?: Config): AllowedLabels {
  return config?.getOptionalStringArray('tenantLabels') ?? BY_DEFAULT;
}
