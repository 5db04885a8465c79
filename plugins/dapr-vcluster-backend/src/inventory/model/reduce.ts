import { SourceState } from 'backstage-plugin-dapr-vcluster-common';
import { isEqual } from 'lodash';
import { Bucket, HostState } from './hostState';
import { Items, SourceKind } from './model';

/** One thing seen on a host. */
export type Change<K extends SourceKind = SourceKind> =
  | { type: 'replaced'; kind: K; items: Items[K][] }
  | { type: 'upserted'; kind: K; item: Items[K] }
  | { type: 'removed'; kind: K; namespace: string; name: string }
  | {
      type: 'source';
      kind: K;
      state: SourceState['state'];
      at: string;
      reason?: string;
    };

/** A host of which nothing is known yet. */
export function initialState(
  kinds: readonly SourceKind[],
  at: string,
): HostState {
  const sources = kinds.map(kind => [
    kind,
    { kind, state: 'loading', since: at } satisfies SourceState,
  ]);
  return { sources: Object.fromEntries(sources), buckets: new Map() };
}

/** The state after a change; the very same state when the change says nothing new. */
export function reduce(state: HostState, change: Change): HostState {
  switch (change.type) {
    case 'source':
      return withSource(state, change);
    case 'replaced':
      return withAll(state, change.kind, change.items);
    case 'upserted':
      return withItem(state, change.kind, change.item);
    default:
      return withoutItem(state, change);
  }
}

function withSource(
  state: HostState,
  change: Extract<Change, { type: 'source' }>,
): HostState {
  const { kind, reason, at } = change;
  const before = state.sources[kind];
  if (before.state === change.state && before.reason === reason) {
    return state;
  }
  const since = before.state === change.state ? before.since : at;
  const source = {
    kind,
    state: change.state,
    since,
    ...(reason && { reason }),
  };
  return { ...state, sources: { ...state.sources, [kind]: source } };
}

function withItem<K extends SourceKind>(
  state: HostState,
  kind: K,
  item: Items[K],
): HostState {
  const bucket = state.buckets.get(item.namespace);
  const before = bucket?.[kind]?.get(item.name);
  if (isEqual(before, item)) {
    return state;
  }
  const items = new Map(bucket?.[kind] as ReadonlyMap<string, Items[K]>);
  return withBucket(state, item.namespace, {
    ...bucket,
    [kind]: items.set(item.name, item),
  });
}

function withoutItem(
  state: HostState,
  { kind, namespace, name }: Extract<Change, { type: 'removed' }>,
): HostState {
  const bucket = state.buckets.get(namespace);
  if (!bucket?.[kind]?.has(name)) {
    return state;
  }
  const items = new Map<string, unknown>(bucket[kind]);
  items.delete(name);
  return withBucket(state, namespace, { ...bucket, [kind]: items });
}

function withBucket(
  state: HostState,
  namespace: string,
  bucket: Bucket,
): HostState {
  const buckets = new Map(state.buckets);
  if (isEmpty(bucket)) {
    buckets.delete(namespace);
  } else {
    buckets.set(namespace, bucket);
  }
  return { ...state, buckets };
}

function withAll<K extends SourceKind>(
  state: HostState,
  kind: K,
  items: readonly Items[K][],
): HostState {
  const grouped = new Map<string, Map<string, Items[K]>>();
  for (const item of items) {
    const group = grouped.get(item.namespace) ?? new Map<string, Items[K]>();
    grouped.set(item.namespace, group.set(item.name, item));
  }
  const buckets = new Map(state.buckets);
  let changed = false;
  for (const namespace of new Set([...buckets.keys(), ...grouped.keys()])) {
    const bucket = buckets.get(namespace);
    const next = keepEqual(bucket?.[kind], grouped.get(namespace));
    if (next !== bucket?.[kind]) {
      changed = true;
      const merged: Bucket = { ...bucket, [kind]: next };
      if (isEmpty(merged)) {
        buckets.delete(namespace);
      } else {
        buckets.set(namespace, merged);
      }
    }
  }
  return changed ? { ...state, buckets } : state;
}

/** The new set, but with the old objects wherever nothing differs; the old set when nothing does at all. */
function keepEqual<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T> | undefined,
): ReadonlyMap<string, T> | undefined {
  if (!before?.size && !after?.size) {
    return before;
  }
  if (!before || !after) {
    return after ?? new Map();
  }
  const merged = new Map<string, T>();
  let same = before.size === after.size;
  for (const [name, item] of after) {
    const old = before.get(name);
    const kept = old !== undefined && isEqual(old, item) ? old : item;
    same &&= kept === old;
    merged.set(name, kept);
  }
  return same ? before : merged;
}

function isEmpty(bucket: Bucket): boolean {
  return Object.values(bucket).every(items => !items || items.size === 0);
}
