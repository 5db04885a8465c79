import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { QuotaItem } from '../model/model';
import { limitsPods } from '../quota/podResources';
import { countedPods, QuotaScopes } from '../quota/quotaScopes';
import { baseOf } from './metadata';
import { shared } from './sharing';

type ResourceQuota = KubeObject & {
  spec?: QuotaScopes & { hard?: Record<string, string> };
  status?: { hard?: Record<string, string>; used?: Record<string, string> };
};

/**
 * Keeps the lines of a ResourceQuota that limit pods. One without such a line is not kept, nor one that counts only some
 * pods, e.g. those of a priority class: when it is full, others still start.
 */
export function projectQuota(object: KubeObject): QuotaItem | undefined {
  const { spec, status } = object as ResourceQuota;
  const counted = countedPods(spec ?? {});
  if (counted === 'some') {
    return undefined;
  }
  const lines = Object.entries(status?.hard ?? spec?.hard ?? {})
    .filter(([resource]) => limitsPods(resource))
    .map(([resource, hard]) => {
      const used = status?.used?.[resource];
      return {
        resource: shared(resource),
        hard: shared(hard),
        ...(used !== undefined && { used: shared(used) }),
      };
    });
  return lines.length > 0
    ? {
        ...baseOf(object),
        lines,
        ...(counted === 'sized' && { ofSized: true }),
      }
    : undefined;
}
