import { parseQuantity } from '../../platform/kubernetes';
import { QuotaLine } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type ResourceQuota = KubeObject & {
  spec?: { hard?: Record<string, string> };
  status?: { hard?: Record<string, string>; used?: Record<string, string> };
};

/** The lines of a ResourceQuota; what has not been counted yet has no `used`. */
export function quotaLines(object: KubeObject): QuotaLine[] {
  const { metadata, spec, status } = object as ResourceQuota;
  return Object.entries(status?.hard ?? spec?.hard ?? {}).flatMap(
    ([resource, text]) => {
      const hard = parseQuantity(text);
      if (hard === undefined) {
        return [];
      }
      return [
        {
          namespace: metadata.namespace ?? '',
          quota: metadata.name,
          resource,
          used: parseQuantity(status?.used?.[resource]),
          hard,
          unit: unitOf(resource),
        },
      ];
    },
  );
}

function unitOf(resource: string): QuotaLine['unit'] {
  if (resource.startsWith('count/')) {
    return 'count';
  }
  // Of a storage class: "<class>.storageclass.storage.k8s.io/requests.storage".
  const name = resource.replace(/^(.*\/)?(requests|limits)\./, '');
  if (name === 'cpu') {
    return 'cores';
  }
  return /^(memory|storage|ephemeral-storage)$/.test(name) ? 'bytes' : 'count';
}
