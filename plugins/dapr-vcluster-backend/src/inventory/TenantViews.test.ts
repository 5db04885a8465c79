import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import fc from 'fast-check';
import {
  KubeObject,
  resourceName,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  component,
  injector,
  mappedNamespace,
  namespace,
  pod,
  release,
  vcluster,
} from '../__testUtils__/objects';
import { watchedKinds } from './watchedKinds';
import { SourceKind } from './model/model';
import { HostState } from './model/hostState';
import { Change, initialState, reduce } from './model/reduce';
import { syncerSeen } from './componentSyncer/__testUtils__/seen';
import { TenantViews } from './TenantViews';

const AT = '2026-01-01T00:00:00Z';
const A = { namespace: 'vcluster-a', name: 'a' };
const host = { name: 'prod', dapr: { namespace: 'dapr-system' } };
const fresh = () => new TenantViews(host, () => new Date(AT), syncerSeen());

/** Objects that come, change and go: two versions of each. */
const OBJECTS: KubeObject[][] = [
  [namespace('vcluster-a'), namespace('vcluster-a', { labels: { tier: 'b' } })],
  [vcluster('vcluster-a', 'a'), vcluster('vcluster-a', 'a', { ready: 0 })],
  [vcluster('vcluster-a', 'b'), vcluster('vcluster-a', 'b', { replicas: 0 })],
  [namespace('vcluster-c')],
  [release('vcluster-c', 'c')],
  [mappedNamespace('vcluster-x', A, 'shop')],
  [pod('vcluster-x', 'p'), pod('vcluster-x', 'p', { ready: false })],
  [pod('vcluster-a', 'q'), pod('vcluster-a', 'q', { ready: false })],
  [
    component('vcluster-x', 's'),
    component('vcluster-x', 's', { scopes: ['p'] }),
  ],
  [injector(), injector({ allow: 'other:*' }), injector({ ready: 0 })],
];

async function changes() {
  const kinds = watchedKinds(await loadComponentCatalogue());
  const projected = OBJECTS.flat().map(object => {
    const watched = Object.values(kinds).find(
      ({ resource }) => resource.kind === object.kind,
    )!;
    const kind = resourceName(watched.resource) as SourceKind;
    return { kind, item: watched.project(object)! };
  });
  const one = fc.constantFrom(...projected);
  const all = Object.keys(kinds) as SourceKind[];
  return {
    all,
    change: fc.oneof(
      one.map((each): Change => ({ type: 'upserted', ...each })),
      one.map(
        ({ kind, item: { namespace: ns, name } }): Change => ({
          type: 'removed',
          kind,
          namespace: ns,
          name,
        }),
      ),
      one.map(
        ({ kind, item }): Change => ({ type: 'replaced', kind, items: [item] }),
      ),
      fc
        .tuple(
          fc.constantFrom(...all),
          fc.constantFrom('live' as const, 'forbidden' as const),
        )
        .map(
          ([kind, state]): Change => ({ type: 'source', kind, state, at: AT }),
        ),
    ),
  };
}

describe('TenantViews', () => {
  it('equals views made from scratch after any sequence of changes', async () => {
    const { all, change } = await changes();
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 10 }),
        batches => {
          const views = fresh();
          let state: HostState = initialState(all, AT);
          for (const batch of batches) {
            for (const each of batch) {
              const before = state;
              state = reduce(before, each);
              if (state !== before) {
                views.touched(each);
              }
            }
            const rebuilt = fresh();
            expect([...views.of(state)].sort()).toEqual(
              [...rebuilt.of(state)].sort(),
            );
            for (const key of views.of(state).keys()) {
              expect(views.members(key, state)).toEqual(
                rebuilt.members(key, state),
              );
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the views that a change does not touch', async () => {
    const { all } = await changes();
    const kinds = watchedKinds(await loadComponentCatalogue());
    const workload = kinds['statefulsets.apps'];
    const add = (name: string): Change => ({
      type: 'upserted',
      kind: 'statefulsets.apps',
      item: workload.project(vcluster(`vcluster-${name}`, name))!,
    });
    const put = (ready: boolean): Change => ({
      type: 'upserted',
      kind: 'pods',
      item: kinds.pods.project(pod('vcluster-b', 'p', { ready }))!,
    });
    const views = fresh();
    let state = initialState(all, AT);
    const apply = (each: Change) => {
      state = reduce(state, each);
      views.touched(each);
      return views.of(state);
    };
    const before = [add('a'), add('b'), put(true)].map(apply).at(-1)!;
    expect(views.of(state)).toBe(before);
    const after = apply(put(false));
    expect(after.get('vcluster-a/a')).toBe(before.get('vcluster-a/a'));
    expect(after.get('vcluster-b/b')).not.toBe(before.get('vcluster-b/b'));
    const ofNobody: Change = {
      type: 'upserted',
      kind: 'pods',
      item: kinds.pods.project(pod('elsewhere', 'p'))!,
    };
    expect(apply(ofNobody)).toBe(after);
  });

  it('does not go through the tenants when nothing has changed', async () => {
    const { all } = await changes();
    const views = fresh();
    const workload = watchedKinds(await loadComponentCatalogue())[
      'statefulsets.apps'
    ];
    const change: Change = {
      type: 'upserted',
      kind: 'statefulsets.apps',
      item: workload.project(vcluster('vcluster-a', 'a'))!,
    };
    const state = reduce(initialState(all, AT), change);
    views.touched(change);
    expect([...views.of(state).keys()]).toEqual(['vcluster-a/a']);
    const visits = jest.spyOn(Map.prototype, 'set');
    try {
      views.of(state);
      expect(visits).not.toHaveBeenCalled();
    } finally {
      visits.mockRestore();
    }
  });
});
