import {
  CreatableProfile,
  effectiveLimits,
  PresetPolicy,
  PROFILES,
} from 'backstage-plugin-dapr-vcluster-common';
import { get } from 'lodash';
import { limitsPods, resourceOf } from '../../inventory/quota';
import { parseQuantity } from '../../platform/kubernetes';

/** What one resource of a quota allows. */
export type Room = {
  /** As the quota names it, e.g. `requests.cpu`. */
  resource: string;
  hard: string;
  /** Pods with a sidecar that fit; may be negative. */
  pods: number;
  /** What one pod with a sidecar takes, and what the vcluster's own pods take; cores, bytes, pods. */
  each: number;
  own: number;
};

/** How many pods with a sidecar a preset holds when app and sidecar say nothing of their resources. */
export type PresetCapacity = { pods: number; limitedBy: string[] };

/** An app and its sidecar: without annotations, the injector states no resources, so that the defaults apply to both. */
const CONTAINERS_PER_POD = 2;
/**
 * What the vcluster's own pods take; source: the chart's `values.yaml` of 0.30 and newer. What is not stated gets the defaults
 * of the LimitRange.
 */
const CONTROL_PLANE: Readonly<Record<string, string>> = {
  'requests.cpu': '200m',
  'requests.memory': '256Mi',
  'requests.ephemeral-storage': '1Gi',
  'limits.memory': '4Gi',
  'limits.ephemeral-storage': '10Gi',
};
const DNS: Readonly<Record<string, string>> = {
  'requests.cpu': '20m',
  'requests.memory': '64Mi',
  'limits.cpu': '1',
  'limits.memory': '170Mi',
};
const ETCD: Readonly<Record<string, string>> = {
  'requests.cpu': '20m',
  'requests.memory': '150Mi',
};

type OwnPods = { controlPlane: number; dns: number; etcd: number };

/** How many pods of its own a vcluster has, by what the values of a preset say; the chart's values say one of each, and no etcd. */
function ownPods({ values }: PresetPolicy): OwnPods {
  const number = (path: string) => Number(get(values, path, 1)) || 0;
  const etcd = 'controlPlane.backingStore.etcd.deploy';
  const ha = 'statefulSet.highAvailability.replicas';
  const hasDns = get(values, 'controlPlane.coredns.enabled', true);
  const isEmbedded = get(values, 'controlPlane.coredns.embedded', false);
  return {
    controlPlane: number(`controlPlane.${ha}`),
    dns:
      hasDns && !isEmbedded
        ? number('controlPlane.coredns.deployment.replicas')
        : 0,
    etcd: get(values, `${etcd}.enabled`, false) ? number(`${etcd}.${ha}`) : 0,
  };
}

/**
 * The room for pods with a sidecar by each resource of the preset's quota. Empty where no quota limits them: in multi-namespace
 * mode, apps run in other namespaces than the quota. A resource without a default is left out: what a pod takes of it is up
 * to its author.
 */
export function presetRoom(
  profile: CreatableProfile,
  policy: PresetPolicy,
): Room[] {
  if (PROFILES[profile].mode === 'multi-namespace') {
    return [];
  }
  const { quota = {}, containers } = effectiveLimits(profile, policy);
  const { controlPlane = {} } = policy;
  const pods = ownPods(policy);
  return Object.entries(quota)
    .filter(([resource]) => limitsPods(resource))
    .flatMap(([resource, hard]) => {
      const total = parseQuantity(hard);
      const key = resourceOf(resource);
      if (total === undefined) {
        return [];
      }
      if (key === 'pods') {
        const own = pods.controlPlane + pods.dns + pods.etcd;
        return [room(resource, hard, total, 1, own)];
      }
      const [side, name] = split(key);
      const given = parseQuantity(containers[side][name]);
      if (given === undefined) {
        return [];
      }
      const stated = (quantity: string | number | undefined) =>
        parseQuantity(quantity) ?? given;
      const own =
        pods.controlPlane *
          stated(controlPlane[side]?.[name] ?? CONTROL_PLANE[key]) +
        pods.dns * stated(DNS[key]) +
        pods.etcd * stated(ETCD[key]);
      return [room(resource, hard, total, CONTAINERS_PER_POD * given, own)];
    });
}

/** The least of {@link presetRoom}; undefined where nothing limits pods with a sidecar. */
export function presetCapacity(
  profile: CreatableProfile,
  policy: PresetPolicy,
): PresetCapacity | undefined {
  const rooms = presetRoom(profile, policy);
  if (rooms.length === 0) {
    return undefined;
  }
  const pods = Math.min(...rooms.map(each => each.pods));
  return {
    pods,
    limitedBy: rooms
      .filter(each => each.pods === pods)
      .map(({ resource }) => resource),
  };
}

function split(resource: string): ['requests' | 'limits', string] {
  const at = resource.indexOf('.');
  return [
    resource.slice(0, at) === 'limits' ? 'limits' : 'requests',
    resource.slice(at + 1),
  ];
}

/** Fractions of a core are not exact in sums. */
const ROUNDING = 1e-9;

function room(
  resource: string,
  hard: string,
  total: number,
  each: number,
  own: number,
): Room {
  const pods =
    each === 0 ? Infinity : Math.floor((total - own) / each + ROUNDING);
  return { resource, hard, pods, each, own };
}
