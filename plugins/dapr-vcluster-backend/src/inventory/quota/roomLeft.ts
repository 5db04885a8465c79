import { parseQuantity } from '../../platform/kubernetes';
import { PodItem, QuotaItem } from '../model/model';
import { PodUse, readUse, resourceOf } from './podResources';

/** A resource of a quota of which there is not enough left for another pod. */
export type FullResource = {
  namespace: string;
  quota: string;
  resource: string;
  /** Quantities as the API server writes them. */
  used: string;
  hard: string;
};

/** Sums of fractions of a core are not exact; Kubernetes counts none smaller than this. */
const ROUNDING = 1e-9;

/**
 * The resources of quotas that no other pod with a sidecar fits into: less is left than the least that any of the pods with one
 * takes. Without such a pod, only what is used up counts.
 */
export function fullResources(
  quotas: readonly QuotaItem[],
  pods: readonly Pick<PodItem, 'namespace' | 'takes'>[],
): FullResource[] {
  return quotas.flatMap(({ namespace, name, lines, ofSized }) => {
    const uses = usesOf(pods.filter(pod => pod.namespace === namespace));
    // When it is full, a pod that states nothing still starts; that there is none is known from those that are there.
    if (ofSized && !(uses.length > 0 && uses.every(isSized))) {
      return [];
    }
    const least = leastUse(uses);
    return lines.flatMap(({ resource, used, hard }) => {
      const left = difference(hard, used);
      if (used === undefined || left === undefined) {
        return [];
      }
      const needed = least(resourceOf(resource));
      const isFull =
        needed === undefined ? left <= 0 : left + ROUNDING < needed;
      return isFull ? [{ namespace, quota: name, resource, used, hard }] : [];
    });
  });
}

/** What is left, in cores, bytes or pods. */
function difference(hard: string, used: string | undefined) {
  const [most, taken] = [parseQuantity(hard), parseQuantity(used)];
  return most === undefined || taken === undefined ? undefined : most - taken;
}

/** What the pods with a sidecar take. */
function usesOf(pods: readonly Pick<PodItem, 'takes'>[]): PodUse[] {
  return [...new Set(pods.flatMap(({ takes }) => takes ?? []))].map(readUse);
}

/** Whether Kubernetes counts a pod as one that is not best effort: by CPU and memory alone. */
function isSized(use: PodUse): boolean {
  return Object.keys(use).some(resource => /\.(?:cpu|memory)$/.test(resource));
}

/** The least that any of the pods takes of a resource; one pod is one pod. */
function leastUse(
  uses: readonly PodUse[],
): (resource: string) => number | undefined {
  return resource => {
    if (resource === 'pods') {
      return 1;
    }
    return uses.length === 0
      ? undefined
      : Math.min(...uses.map(use => use[resource] ?? 0));
  };
}
