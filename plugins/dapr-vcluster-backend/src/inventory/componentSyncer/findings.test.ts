import {
  hasFindingPage,
  Tenant,
  VclusterReport,
} from 'backstage-plugin-dapr-vcluster-common';
import { syncerSeen, vclusterLease } from './__testUtils__/seen';
import { SyncerSeen } from './describe';
import { syncFindings } from './findings';
import { syncOf } from './syncOf';

const NOW = new Date('2026-11-30T12:00:00Z');
const OLD = '2026-11-01T00:00:00Z';
const objects = { synced: 2, refused: 0, conflict: 0, waiting: 0, failed: 0 };
const KEY = 'vcluster-a/a';

/** State and findings of vcluster `a`. */
function of(
  seen: Partial<SyncerSeen>,
  tenant: Partial<Pick<Tenant, 'profile' | 'phase' | 'createdAt'>> = {},
) {
  const all = syncerSeen(seen);
  const { profile = 'oss-synced', phase = 'ready', createdAt = OLD } = tenant;
  const ref = { host: 'h', namespace: 'vcluster-a', name: 'a' };
  const sync = syncOf({ ref, profile, phase }, all);
  const findings = syncFindings(sync, all, { ref, createdAt, phase }, NOW);
  findings.forEach(({ ruleId }) => expect(hasFindingPage(ruleId)).toBe(true));
  return { sync, findings };
}

/** The same in words. */
function inWords(...given: Parameters<typeof of>): string {
  const { sync, findings } = of(...given);
  return [
    sync?.state ?? '-',
    ...findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
  ].join(', ');
}

const said = (report: Partial<VclusterReport> = {}, holder?: string) => ({
  vclusters: new Map([[KEY, vclusterLease(report, holder)]]),
});

it('has nothing against a tenant that is served, nor for one that is not to be', () => {
  expect(inWords(said())).toBe('served');
  expect(
    inWords(said({ state: 'unreachable' }), { profile: 'oss-multins' }),
  ).toBe('-');
  expect(
    inWords({ state: 'not-running' }, { profile: 'oss-hostmanaged' }),
  ).toBe('-');
});

it('tells a syncer that does not run from one that cannot be seen', () => {
  expect(inWords({ state: 'not-running', ...said() })).toBe(
    'not-running, syncer/not-running error',
  );
  expect(inWords({ state: 'off' })).toBe(
    'not-running, syncer/not-running error',
  );
  const unknown = of({ state: 'unknown', reason: 'no right to Leases' });
  expect(unknown.findings).toEqual([
    expect.objectContaining({
      ruleId: 'syncer/unknown',
      severity: 'info',
      evidence: [{ label: 'Why', value: 'no right to Leases' }],
    }),
  ]);
  // Its replicas have just started.
  expect(inWords({ state: 'starting' })).toBe('not-running');
});

it('says nothing of a tenant that is at rest', () => {
  for (const phase of ['paused', 'sleeping', 'deleting', 'orphaned'] as const) {
    expect(of({ state: 'not-running' }, { phase }).findings).toEqual([]);
    expect(of(said({ state: 'unreachable' }), { phase }).findings).toEqual([]);
  }
});

it('gives new tenants and new replicas time to report', () => {
  expect(inWords({})).toBe('not-reported, syncer/lagging warning');
  expect(inWords({ settled: false })).toBe('not-reported');
  expect(inWords({}, { createdAt: '2026-11-30T11:59:30Z' })).toBe(
    'not-reported',
  );
  // The replica that said it last is gone.
  expect(inWords({ ...said({}, 'gone'), settled: false })).toBe('not-reported');
});

it.each<[string, Partial<VclusterReport>, string]>([
  [
    'out of reach',
    { state: 'unreachable', reason: 'ECONNREFUSED' },
    'unreachable, syncer/unreachable error',
  ],
  [
    'that shares its namespace',
    { state: 'unsupported', reason: 'several vclusters' },
    'unsupported, syncer/unsupported error',
  ],
  ['that waits', { late: true }, 'served, syncer/lagging warning'],
  [
    'with everything at once',
    {
      objects: { ...objects, refused: 2, conflict: 1, waiting: 3, failed: 1 },
      waitingForSecrets: 1,
    },
    'served, syncer/refused error, syncer/conflict error, syncer/waiting-for-secret warning, syncer/failed error',
  ],
  [
    'with resources that wait for something else than a Secret',
    { objects: { ...objects, waiting: 3 } },
    'served',
  ],
])('a tenant %s', (_, report, expected) => {
  expect(inWords(said(report))).toBe(expected);
});

it('names the rules of those that are not synced, and not them', () => {
  const { findings, sync } = of(
    said({
      objects: { ...objects, refused: 1, waiting: 1 },
      waitingForSecrets: 1,
      unsynced: [
        {
          kind: 'Component',
          namespace: 'shop',
          name: 'leaky',
          state: 'refused',
          rules: ['G2', 'G4'],
        },
        {
          kind: 'Component',
          namespace: 'shop',
          name: 'later',
          state: 'waiting',
          rules: ['sync/secret-missing'],
        },
      ],
    }),
  );
  expect(findings.map(({ title, evidence }) => [title, evidence])).toEqual([
    [
      '1 Dapr resource is refused by the Component syncer, and not copied to the host.',
      [{ label: 'Rules', value: 'G2, G4' }],
    ],
    [
      '1 Dapr resource is waiting for a Secret that is not on the host.',
      [{ label: 'Rules', value: 'sync/secret-missing' }],
    ],
  ]);
  // They need a permission of their own.
  expect(JSON.stringify([findings, sync])).not.toMatch(/leaky|later/);
});
