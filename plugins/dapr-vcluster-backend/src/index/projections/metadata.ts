import { KubeObject } from '../../hosts';
import { ItemBase } from '../model';

/** Fields every kept object has. */
export function baseOf({ metadata }: KubeObject): ItemBase {
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? metadata.name,
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
  return Object.fromEntries(
    Object.entries(record ?? {}).filter(([key]) => keep(key)),
  );
}
