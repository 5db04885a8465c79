import {
  ANNOTATION_PRESET,
  effectiveLimits,
  isCreatableProfile,
  PresetPolicy,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { onHost } from '../target/onHost';
import { LiveTenant } from '../../tenants/live/LiveTenant';

type Defaults = NonNullable<TenantContext['containerDefaults']>;

type LimitRange = KubeObject & {
  spec?: {
    limits?: {
      type?: string;
      default?: Record<string, string>;
      defaultRequest?: Record<string, string>;
      max?: Record<string, string>;
      min?: Record<string, string>;
    }[];
  };
};

/** Presets that the platform team offers, by name. */
export type PresetPolicies = ReadonlyMap<string, PresetPolicy>;

/**
 * Defaults that the LimitRanges of a host namespace give containers. Where the portal may not read them, those of the tenant's
 * preset; undefined when neither is known.
 *
 * @param namespace - host namespace of the pods
 * @throws ServiceUnavailableError when the host does not answer
 */
export async function containerDefaults(
  tenant: LiveTenant,
  { namespace, profile }: { namespace: string; profile: string },
  presets: PresetPolicies,
): Promise<Defaults | undefined> {
  const ranges = await onHost(tenant.host, async client => {
    try {
      return (
        await client.list<LimitRange>(RESOURCES.limitRanges, { namespace })
      ).items;
    } catch (error) {
      if (isForbidden(error)) {
        return undefined;
      }
      throw error;
    }
  });
  return ranges
    ? defaultsOf(ranges)
    : presetDefaults(tenant, { namespace, profile }, presets);
}

/**
 * Of several LimitRanges, one that gives a default is enough. What is not stated comes from the largest and the least that
 * is allowed (`SetDefaults_LimitRangeItem` of kubernetes/kubernetes).
 */
export function defaultsOf(ranges: readonly LimitRange[]): Defaults {
  const found: Defaults = { limits: {}, requests: {} };
  for (const { spec } of ranges) {
    for (const { type, ...each } of spec?.limits ?? []) {
      if (type === 'Container') {
        const limits = { ...each.max, ...each.default };
        Object.assign(found.limits, limits);
        Object.assign(found.requests, each.min, limits, each.defaultRequest);
      }
    }
  }
  return found;
}

function presetDefaults(
  { ref, namespace: own }: LiveTenant,
  { namespace, profile }: { namespace: string; profile: string },
  presets: PresetPolicies,
): Defaults | undefined {
  const name = own.metadata.annotations?.[ANNOTATION_PRESET];
  const policy = name === undefined ? undefined : presets.get(name);
  // The chart limits the vcluster's own host namespace only.
  return policy && isCreatableProfile(profile) && namespace === ref.namespace
    ? effectiveLimits(profile, policy).containers
    : undefined;
}
