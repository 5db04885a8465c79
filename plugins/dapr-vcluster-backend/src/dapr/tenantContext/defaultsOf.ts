import { TenantContext } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { countedPods, QuotaScopes } from '../../inventory/quota';

type Defaults = NonNullable<TenantContext['containerDefaults']>;
type Quantities = Record<string, string>;

export type LimitRange = KubeObject & {
  spec?: {
    limits?: {
      type?: string;
      default?: Quantities;
      defaultRequest?: Quantities;
      max?: Quantities;
      min?: Quantities;
      maxLimitRequestRatio?: Quantities;
    }[];
  };
};

export type ResourceQuota = KubeObject & {
  spec?: QuotaScopes & { hard?: Record<string, string | number> };
};

/**
 * Of several LimitRanges, one that gives a default is enough. What is not stated comes from the largest and the least that
 * is allowed (`SetDefaults_LimitRangeItem` of kubernetes/kubernetes). Limits of pods, and ratios, give no defaults: they refuse a
 * pod of which a container states nothing (`PodValidateLimitFunc` of its plugin limitranger), as quotas of a resource do.
 *
 * @param quotas - of the same namespace; undefined when they are not known
 */
export function defaultsOf(
  ranges: readonly LimitRange[],
  quotas: readonly ResourceQuota[] = [],
): Defaults {
  const found: Defaults = { limits: {}, requests: {} };
  const required: string[] = [];
  for (const { spec } of ranges) {
    for (const { type, ...each } of spec?.limits ?? []) {
      if (type === 'Container') {
        const limits = { ...each.max, ...each.default };
        Object.assign(found.limits, limits);
        Object.assign(found.requests, each.min, limits, each.defaultRequest);
        required.push(
          ...named('limits', { ...each.maxLimitRequestRatio }),
          ...named('requests', { ...each.maxLimitRequestRatio }),
        );
      } else if (type === 'Pod') {
        required.push(
          ...named('limits', { ...each.max, ...each.maxLimitRequestRatio }),
          ...named('requests', { ...each.min, ...each.maxLimitRequestRatio }),
        );
      }
    }
  }
  for (const { spec } of quotas) {
    // Others count some pods only, and pods that state nothing are none of those that state something.
    if (countedPods(spec ?? {}) === 'all') {
      required.push(...requiredByQuota(spec?.hard));
    }
  }
  return withRequired(found, required);
}

/** What a container must state under a quota; `cpu` is short for `requests.cpu`. */
export function requiredByQuota(hard: object = {}): string[] {
  return Object.keys(hard)
    .map(key => (/^(?:cpu|memory)$/.test(key) ? `requests.${key}` : key))
    .filter(key => /^(?:limits|requests)\.(?:cpu|memory)$/.test(key));
}

/** Defaults with what must be stated besides, sorted. */
export function withRequired(
  defaults: Defaults,
  required: readonly string[],
): Defaults {
  return required.length > 0
    ? { ...defaults, required: [...new Set(required)].sort() }
    : defaults;
}

function named(side: 'limits' | 'requests', quantities: Quantities): string[] {
  return Object.keys(quantities).map(resource => `${side}.${resource}`);
}
