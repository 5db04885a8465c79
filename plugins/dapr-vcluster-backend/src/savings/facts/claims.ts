import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseQuantity } from '../../platform/kubernetes';

/** A PersistentVolumeClaim: bytes, and the class that the host gave it. */
export type Claim = { bytes: number; storageClass?: string };

type PersistentVolumeClaim = KubeObject & {
  spec?: {
    storageClassName?: string;
    resources?: { requests?: Record<string, string | number> };
  };
  status?: { capacity?: Record<string, string | number> };
};

/** What a claim has got, or while it waits for a volume has asked for; undefined when neither can be read. */
export function claimOf(object: KubeObject): Claim | undefined {
  const { spec = {}, status = {} } = object as PersistentVolumeClaim;
  const size =
    parseQuantity(status.capacity?.storage) ??
    parseQuantity(spec.resources?.requests?.storage);
  return size === undefined || size < 0
    ? undefined
    : {
        bytes: size,
        ...(spec.storageClassName && { storageClass: spec.storageClassName }),
      };
}
