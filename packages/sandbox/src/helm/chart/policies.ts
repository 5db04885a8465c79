import { mapValues } from 'lodash';
import { ChartValues } from './values';
import { Release, Rendered } from './types';

/** Quota and limits of the vcluster's own namespace. `auto` turns each on with the other. */
export function policies(
  { policies: { resourceQuota, limitRange } }: ChartValues,
  { name, namespace }: Release,
  { 'vcluster.loft.sh/service': _, ...labels }: Record<string, string> = {},
): Rendered[] {
  type Switch = boolean | 'auto';
  const on = (own: Switch, other: Switch) =>
    own === true || (own === 'auto' && other === true);
  const metadata = { name: `vc-${name}`, namespace, labels };
  const { default: limits, defaultRequest } = limitRange;
  const quota: Rendered = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata,
    spec: { hard: mapValues(resourceQuota.quota, String) },
  };
  const range: Rendered = {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata,
    spec: { limits: [{ default: limits, defaultRequest, type: 'Container' }] },
  };
  return [
    ...(on(resourceQuota.enabled, limitRange.enabled) ? [quota] : []),
    ...(on(limitRange.enabled, resourceQuota.enabled) ? [range] : []),
  ];
}
