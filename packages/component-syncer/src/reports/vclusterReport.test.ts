import type { VclusterReport } from 'backstage-plugin-dapr-vcluster-common';
import { vclusterReportSchema } from 'backstage-plugin-dapr-vcluster-common';
import fc from 'fast-check';
import { SyncEntry, SyncState } from '../sync';
import { RecentMax } from './RecentMax';
import { replicaReport } from './replicaReport';
import { newsOf, vclusterReport } from './vclusterReport';

const objects = { synced: 0, refused: 0, conflict: 0, waiting: 0, failed: 0 };
const report = (changes: Partial<VclusterReport> = {}): VclusterReport => ({
  namespace: 'vcluster-a',
  name: 'a',
  state: 'served',
  complete: true,
  late: false,
  queued: 0,
  errors: 0,
  objects,
  waitingForSecrets: 0,
  unsynced: [],
  ...changes,
});
const NOW = new Date('2026-11-30T12:00:00Z');
const news = (changes: Partial<VclusterReport>) => newsOf(report(changes));

it('has a bounded report, whatever a vcluster holds', () => {
  const states: SyncState[] = ['synced', 'refused', 'conflict', 'failed'];
  const entry = fc
    .record({
      name: fc.stringMatching(/^[a-z]{1,253}$/),
      state: fc.constantFrom(...states),
      rules: fc.array(fc.constantFrom('G1', 'G2', 'G7', 'sync/size'), {
        maxLength: 50,
      }),
    })
    .map(
      ({ name, state, rules }): SyncEntry => ({
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Component',
        virtual: { namespace: 'n'.repeat(63), name },
        host: { namespace: 'vcluster-a', name },
        state,
        onHost: true,
        reason: 'x'.repeat(100_000),
        findings: rules.map(ruleId => ({
          ruleId,
          severity: 'error',
          title: 'x'.repeat(10_000),
          fix: '',
          evidence: [],
        })),
      }),
    );
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 200 }),
      fc.string({ maxLength: 2_000 }),
      (entries, reason) => {
        const made = vclusterReport(
          { ...report(), reason },
          {
            entries,
            now: NOW,
          },
        );
        expect(JSON.stringify(made).length).toBeLessThan(8_000);
        expect(vclusterReportSchema.safeParse(made).success).toBe(true);
        const first = entries.filter(({ state }) => state !== 'synced');
        expect(made.unsynced.map(({ name }) => name)).toEqual(
          first.slice(0, 5).map(({ virtual }) => virtual.name),
        );
      },
    ),
    { numRuns: 50 },
  );
});

it('says that a change is late after 30 s', () => {
  const after = (pendingMs?: number) =>
    vclusterReport(report(), { entries: [], pendingMs, now: NOW });
  expect(after()).toMatchObject({ late: false });
  expect(after()).not.toHaveProperty('pendingSince');
  expect(after(30_000)).toMatchObject({
    late: false,
    pendingSince: '2026-11-30T11:59:30.000Z',
  });
  expect(after(30_001)).toMatchObject({ late: true });
});

it('hides credentials in a reason', () => {
  const made = vclusterReport(
    { ...report(), reason: 'GET https://admin:hunter2secret@a.b/ failed' },
    { entries: [], now: NOW },
  );
  expect(made.reason).not.toContain('hunter2secret');
});

it('counts as news what people look at, and not every number that moves', () => {
  expect(news({ since: '2026-11-30T11:00:00Z' })).toBe(news({}));
  expect(news({ lagMs: 5 })).toBe(news({ lagMs: 500 }));
  expect(news({ errors: 100 })).toBe(news({ errors: 101 }));
  expect(news({ errors: 1 })).not.toBe(news({ errors: 0 }));
  expect(news({ errors: 1_000 })).not.toBe(news({ errors: 100 }));
  expect(news({ pendingSince: '2026-11-30T11:59:55Z' })).toBe(news({}));
  expect(news({ late: true })).not.toBe(news({}));
  expect(news({ state: 'unreachable' })).not.toBe(news({}));
  expect(news({ objects: { ...objects, refused: 1 } })).not.toBe(news({}));
});

it('sums up the vclusters of a replica', () => {
  const state = { active: true, ready: true };
  expect(replicaReport([], state)).toMatchObject({ vclusters: 0, queued: 0 });
  expect(
    replicaReport(
      [
        report({ queued: 2, lagMs: 10, pendingSince: '2026-11-30T11:59:45Z' }),
        report({ state: 'unreachable', errors: 4 }),
        report({
          lagMs: 30,
          pendingSince: '2026-11-30T11:59:40Z',
          objects: { ...objects, synced: 3 },
        }),
      ],
      state,
    ),
  ).toMatchObject({
    vclusters: 3,
    served: 2,
    queued: 2,
    errors: 4,
    lagMs: 30,
    pendingSince: '2026-11-30T11:59:40Z',
    objects: { synced: 3 },
  });
});

it('remembers the largest of the last minute or two', () => {
  let now = 0;
  const recent = new RecentMax(60_000, () => now);
  expect(recent.value).toBeUndefined();
  recent.add(70);
  recent.add(3);
  now = 59_000;
  expect(recent.value).toBe(70);
  now = 61_000;
  recent.add(5);
  expect(recent.value).toBe(70);
  now = 122_000;
  expect(recent.value).toBe(5);
  now = 600_000;
  expect(recent.value).toBeUndefined();
});
