import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ItemBase } from '../model/model';
import { shared, sharedRecord } from './sharing';

/** Fields every kept object has. */
export function baseOf({ metadata }: KubeObject): ItemBase {
  return {
    // Syncers repeat the name in an annotation.
    name: shared(metadata.name),
    namespace: shared(metadata.namespace ?? metadata.name),
    uid: metadata.uid ?? '',
    createdAt: metadata.creationTimestamp,
    deletingSince: metadata.deletionTimestamp,
  };
}

/** The entries of a record whose key passes. */
export function pick(
  record: Record<string, string> | undefined,
  keep: (key: string) => boolean,
): Record<string, string> {
  return sharedRecord(
    Object.entries(record ?? {}).filter(([key]) => keep(key)),
  );
}
