import fc from 'fast-check';
import { ResourceItem } from './model';
import { allItems, HostState, itemsIn } from './hostState';
import { Change, initialState, reduce } from './reduce';

const KIND = 'configurations.dapr.io';
type Kind = typeof KIND;
const AT = '2026-01-01T00:00:00Z';

const item = (namespace: string, name: string, uid = '1'): ResourceItem => ({
  namespace,
  name,
  uid,
  labels: {},
  annotations: {},
  scopes: [],
  digest: '',
});
const start = () => initialState([KIND, 'pods'], AT);
const upsert = (each: ResourceItem): Change<Kind> => ({
  type: 'upserted',
  kind: KIND,
  item: each,
});
const replace = (items: ResourceItem[]): Change<Kind> => ({
  type: 'replaced',
  kind: KIND,
  items,
});
const run = (...changes: Change<Kind>[]) =>
  changes.reduce<HostState>(
    (state, change) => reduce(state, change as Change),
    start(),
  );

describe('reduce', () => {
  it('keeps objects by namespace', () => {
    const state = run(upsert(item('a', 'x')), upsert(item('b', 'y')));
    expect(itemsIn(state.buckets.get('a'), KIND)).toEqual([item('a', 'x')]);
    expect(allItems(state, KIND)).toHaveLength(2);
    expect(itemsIn(undefined, KIND)).toEqual([]);
  });

  it('keeps the same objects where a change does not touch them', () => {
    const before = run(upsert(item('a', 'x')), upsert(item('b', 'y')));
    const after = reduce(before, upsert(item('b', 'y', '2')) as Change);
    expect(after.buckets.get('a')).toBe(before.buckets.get('a'));
    expect(after.sources).toBe(before.sources);
    expect(before.buckets.get('b')?.[KIND]?.get('y')).toEqual(item('b', 'y'));
  });

  it('returns the same state when nothing is new', () => {
    const state = run(upsert(item('a', 'x')), upsert(item('b', 'y')));
    const same = [
      upsert(item('a', 'x')),
      replace([item('b', 'y'), item('a', 'x')]),
      { type: 'removed', kind: KIND, namespace: 'a', name: 'other' },
    ] as Change[];
    for (const change of same) {
      expect(reduce(state, change)).toBe(state);
    }
  });

  it('keeps untouched namespaces through a new list', () => {
    const before = run(upsert(item('a', 'x')), upsert(item('b', 'y')));
    const after = reduce(
      before,
      replace([item('a', 'x'), item('c', 'z')]) as Change,
    );
    expect(after.buckets.get('a')).toBe(before.buckets.get('a'));
    expect([...after.buckets.keys()].sort()).toEqual(['a', 'c']);
  });

  it('keeps the time at which a source state began', () => {
    const stale = (at: string, reason: string): Change => ({
      type: 'source',
      kind: KIND,
      state: 'stale',
      at,
      reason,
    });
    const state = [stale('1', 'gone'), stale('2', 'still gone')].reduce(
      reduce,
      start(),
    );
    expect(state.sources[KIND]).toEqual({
      kind: KIND,
      state: 'stale',
      since: '1',
      reason: 'still gone',
    });
  });

  it('agrees with a plain map after any sequence of changes', () => {
    const place = fc.constantFrom('a', 'b');
    const name = fc.constantFrom('x', 'y', 'z');
    const one = fc
      .tuple(place, name, fc.constantFrom('1', '2'))
      .map(([ns, n, uid]) => item(ns, n, uid));
    const change = fc.oneof(
      one.map(upsert),
      fc
        .uniqueArray(one, {
          selector: each => `${each.namespace}/${each.name}`,
        })
        .map(replace),
      fc.tuple(place, name).map(
        ([namespace, n]): Change<Kind> => ({
          type: 'removed',
          kind: KIND,
          namespace,
          name: n,
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), changes => {
        const model = new Map<string, ResourceItem>();
        const key = (each: { namespace: string; name: string }) =>
          `${each.namespace}/${each.name}`;
        for (const each of changes) {
          if (each.type === 'replaced') {
            model.clear();
            each.items.forEach(i => model.set(key(i), i));
          } else if (each.type === 'upserted') {
            model.set(key(each.item), each.item);
          } else if (each.type === 'removed') {
            model.delete(key(each));
          }
        }
        const byKey = (a: ResourceItem, b: ResourceItem) =>
          key(a).localeCompare(key(b));
        expect(allItems(run(...changes), KIND).sort(byKey)).toEqual(
          [...model.values()].sort(byKey),
        );
      }),
    );
  });
});
