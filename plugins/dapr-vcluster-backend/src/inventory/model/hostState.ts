import { SourceState } from 'backstage-plugin-dapr-vcluster-common';
import { ItemBase, Items, SourceKind } from './model';

/** Kept objects of one host namespace, by kind and name. */
export type Bucket = {
  readonly [K in SourceKind]?: ReadonlyMap<string, Items[K]>;
};

/** Everything kept of one host. Parts that a change does not touch stay the same objects. */
export type HostState = {
  readonly sources: Readonly<Record<SourceKind, SourceState>>;
  /** By host namespace. */
  readonly buckets: ReadonlyMap<string, Bucket>;
};

/** Order of kept objects that does not depend on when each was seen: every replica shows the same. */
export function byPlace(a: ItemBase, b: ItemBase): number {
  return compare(a.namespace, b.namespace) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Kept objects of one kind in one host namespace. */
export function itemsIn<K extends SourceKind>(
  bucket: Bucket | undefined,
  kind: K,
): Items[K][] {
  return [
    ...((bucket?.[kind] as ReadonlyMap<string, Items[K]>) ?? []).values(),
  ];
}

/** Kept objects of one kind on the whole host. */
export function allItems<K extends SourceKind>(
  state: HostState,
  kind: K,
): Items[K][] {
  return [...state.buckets.values()].flatMap(bucket => itemsIn(bucket, kind));
}
