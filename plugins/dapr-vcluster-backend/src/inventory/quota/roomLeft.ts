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
  return quotas.flatMap(({ namespace, name, lines }) => {
    const least = leastUse(pods.filter(pod => pod.namespace === namespace));
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

/** The least that any of the pods takes of a resource; one pod is one pod. */
function leastUse(
  pods: readonly Pick<PodItem, 'takes'>[],
): (resource: string) => number | undefined {
  const texts = new Set(pods.flatMap(({ takes }) => takes ?? []));
  const uses: PodUse[] = [...texts].map(readUse);
  return resource => {
    if (resource === 'pods') {
      return 1;
    }
    return uses.length === 0
      ? undefined
      : Math.min(...uses.map(use => use[resource] ?? 0));
  };
}
