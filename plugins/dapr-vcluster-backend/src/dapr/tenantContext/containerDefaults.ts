import {
  ANNOTATION_PRESET,
  effectiveLimits,
  isCreatableProfile,
  PresetPolicy,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  defaultsOf,
  LimitRange,
  requiredByQuota,
  ResourceQuota,
  withRequired,
} from './defaultsOf';
import { onHost } from '../target/onHost';
import { LiveTenant } from '../../tenants/live/LiveTenant';

type Defaults = NonNullable<TenantContext['containerDefaults']>;

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
  const [ranges, quotas] = await onHost(tenant.host, client =>
    Promise.all([
      listIfAllowed<LimitRange>(client, RESOURCES.limitRanges, namespace),
      listIfAllowed<ResourceQuota>(client, RESOURCES.resourceQuotas, namespace),
    ]),
  );
  return ranges
    ? defaultsOf(ranges, quotas)
    : presetDefaults(tenant, { namespace, profile }, presets);
}

async function listIfAllowed<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  namespace: string,
): Promise<T[] | undefined> {
  try {
    return (await client.list<T>(resource, { namespace })).items;
  } catch (error) {
    if (isForbidden(error)) {
      return undefined;
    }
    throw error;
  }
}

function presetDefaults(
  { ref, namespace: own }: LiveTenant,
  { namespace, profile }: { namespace: string; profile: string },
  presets: PresetPolicies,
): Defaults | undefined {
  const name = own.metadata.annotations?.[ANNOTATION_PRESET];
  const policy = name === undefined ? undefined : presets.get(name);
  // The chart limits the vcluster's own host namespace only.
  if (!policy || !isCreatableProfile(profile) || namespace !== ref.namespace) {
    return undefined;
  }
  const { containers, quota } = effectiveLimits(profile, policy);
  return withRequired(containers, requiredByQuota(quota));
}
