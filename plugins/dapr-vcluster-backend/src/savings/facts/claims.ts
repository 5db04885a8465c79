import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { amountOf } from '../amount';

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
    amountOf(status.capacity?.storage) ??
    amountOf(spec.resources?.requests?.storage);
  return size === undefined
    ? undefined
    : {
        bytes: size,
        ...(spec.storageClassName && { storageClass: spec.storageClassName }),
      };
}
