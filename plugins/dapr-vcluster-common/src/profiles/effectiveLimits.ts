import type { CreatableProfile } from './profiles';
import type { JsonRecord } from './json';
import { chartValues, mergeValues, PresetPolicy } from './values';

/**
 * Defaults that a LimitRange gives containers, by resource, e.g. `cpu` to `100m`.
 *
 * @public
 */
export type ContainerDefaults = {
  limits: Record<string, string>;
  requests: Record<string, string>;
  /** What each container must state or get by default for its pod to be created, e.g. `limits.cpu`. */
  required?: string[];
};

/**
 * What limits the pods of a tenant's own host namespace.
 *
 * @public
 */
export type EffectiveLimits = {
  /** Hard limits of the ResourceQuota; absent when there is none. */
  quota?: Record<string, string>;
  /** Of the LimitRange; empty when there is none. */
  containers: ContainerDefaults;
};

type Switch = { enabled?: boolean | string };
type Policies = {
  resourceQuota: Switch & { quota: Record<string, string | number> };
  limitRange: Switch & {
    default?: Record<string, string>;
    defaultRequest?: Record<string, string>;
  };
};

/** Policies of the vcluster chart; source: its `values.yaml`, the same from 0.20 to 0.37. */
const CHART_POLICIES: JsonRecord = {
  resourceQuota: {
    enabled: 'auto',
    quota: {
      'requests.cpu': 10,
      'requests.memory': '20Gi',
      'requests.storage': '100Gi',
      'requests.ephemeral-storage': '60Gi',
      'limits.cpu': 20,
      'limits.memory': '40Gi',
      'limits.ephemeral-storage': '160Gi',
      'count/pods': 20,
    },
  },
  limitRange: {
    enabled: 'auto',
    default: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '8Gi' },
    defaultRequest: {
      cpu: '100m',
      memory: '128Mi',
      'ephemeral-storage': '3Gi',
    },
  },
};

/**
 * Quota and container defaults of a tenant with a preset: the preset's values over the chart's. In the chart, each of the two
 * is on with the other unless its value says otherwise.
 *
 * @public
 */
export function effectiveLimits(
  profile: CreatableProfile,
  preset: PresetPolicy,
): EffectiveLimits {
  const values = mergeValues(
    { policies: CHART_POLICIES },
    chartValues(profile, preset),
  );
  // Merged over the chart's, so that no part is missing.
  const { resourceQuota, limitRange } = values.policies as Policies;
  const isOn = (own: Switch, other: Switch) =>
    own.enabled === true || (own.enabled === 'auto' && other.enabled === true);
  const hasRange = isOn(limitRange, resourceQuota);
  return {
    ...(isOn(resourceQuota, limitRange) && {
      quota: texts(resourceQuota.quota),
    }),
    containers: {
      limits: hasRange ? texts(limitRange.default) : {},
      requests: hasRange
        ? { ...texts(limitRange.default), ...texts(limitRange.defaultRequest) }
        : {},
    },
  };
}

function texts(
  quantities: Record<string, string | number> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(quantities).map(([key, value]) => [key, String(value)]),
  );
}
