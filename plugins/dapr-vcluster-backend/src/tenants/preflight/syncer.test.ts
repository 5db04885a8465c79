import { evaluateSyncerFacts, SyncerFacts } from './syncer';

const running: SyncerFacts = {
  mode: 'embedded',
  state: 'running',
  versions: ['0.1.0'],
  mayRead: true,
};
const of = (facts: Partial<SyncerFacts> | undefined) =>
  evaluateSyncerFacts(facts && { ...running, ...facts }, '0.1.3').map(
    ({ severity, title, fix }) => `${severity}: ${title}. ${fix}`,
  );

it('has nothing to say of one that copies, nor where none is needed', () => {
  expect(of({})).toEqual([]);
  expect(of(undefined)).toEqual([]);
});

it('says nothing of what is not known', () => {
  expect(of({ state: 'unknown', mayRead: undefined, versions: [] })).toEqual(
    [],
  );
});

it.each([
  ['embedded', /rbac-component-syncer\.yaml/],
  ['external', /Install the chart component-syncer/],
  ['off', /Set daprVcluster\.componentSyncer to embedded or external/],
] as const)('says what to do when none runs: %s', (mode, fix) => {
  const [line, ...more] = of({
    mode,
    state: 'not-running',
    reason: 'the reason',
    versions: [],
  });
  expect(line).toMatch(/^error: No Component syncer copies .*: the reason\./);
  expect(line).toMatch(fix);
  expect(more).toEqual([]);
});

it('says who may not read the tenant', () => {
  expect(of({ mayRead: false })).toEqual([
    expect.stringMatching(/^error: .*may not read the Secrets.*rbac\.yaml/),
  ]);
  expect(
    of({ mode: 'external', mayRead: false, account: 'dapr-sync/syncer' }),
  ).toEqual([
    expect.stringMatching(
      /^warning: No RoleBinding .*\(dapr-sync\/syncer\).*Bind ClusterRole dapr-vcluster-tenant-component-syncer/,
    ),
  ]);
});

it.each([
  [['0.1.9'], 0],
  [['0.2.0'], 1],
  [['1.1.0', '0.1.0'], 1],
  [['dev'], 0],
])('compares minor versions with its own: %j', (versions, findings) => {
  expect(of({ versions })).toHaveLength(findings);
});
