import { lifecycleView } from './lifecycleView';
import { Placement } from './model/placement';

const DATE = '2026-06-01T20:00:00.000Z';
const SCHEDULE = {
  sleep: '0 20 * * *',
  wake: '0 7 * * *',
  zone: 'UTC',
  since: '2026-01-01T00:00:00.000Z',
};

function placed(
  annotations: Record<string, unknown>,
  { labels = {}, pausedAt }: { labels?: object; pausedAt?: string } = {},
): Placement {
  const ref = { namespace: 'vcluster-a', name: 'a' };
  const base = { ...ref, uid: '1' };
  return {
    ref,
    mapped: [],
    own: {
      ...base,
      labels: {
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/tenant-name': 'a',
        ...labels,
      },
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `dapr-vcluster/${key}`,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ),
    },
    workload: {
      ...base,
      kind: 'StatefulSet',
      app: 'vcluster',
      replicas: 1,
      readyReplicas: 1,
      paused: pausedAt !== undefined,
      pausedAt,
      sleeping: false,
    },
  };
}

it('shows nothing of a tenant that neither expires nor sleeps', () => {
  expect(lifecycleView(placed({ owner: 'group:default/a' }))).toEqual({
    findings: [],
  });
});

it('shows when a tenant expires and sleeps, and who has exempted it', () => {
  const pause = { cause: 'schedule', for: DATE, date: DATE, done: true };
  expect(
    lifecycleView(
      placed(
        {
          'expires-at': '2027-01-01T01:00:00+01:00',
          'kept-by': 'user:default/ada',
          'sleep-schedule': SCHEDULE,
          lifecycle: { pause },
        },
        { pausedAt: DATE },
      ),
    ),
  ).toEqual({
    expiry: {
      expiresAt: '2027-01-01T00:00:00.000Z',
      keptBy: 'user:default/ada',
    },
    schedule: {
      sleep: '0 20 * * *',
      wake: '0 7 * * *',
      zone: 'UTC',
      asleepSince: DATE,
    },
    findings: [],
  });
});

it('does not call a tenant asleep that somebody else has paused', () => {
  const pause = { cause: 'schedule', for: DATE, date: DATE, done: true };
  const { schedule } = lifecycleView(
    placed(
      { 'sleep-schedule': SCHEDULE, lifecycle: { pause } },
      { pausedAt: '2026-06-02T08:00:00.000Z' },
    ),
  );
  expect(schedule).not.toHaveProperty('asleepSince');
});

it.each<[string, Record<string, unknown>, object, string]>([
  [
    'has expired',
    {
      'expires-at': DATE,
      lifecycle: { expiry: { at: DATE, expiredSince: DATE } },
    },
    {},
    'tenant/expired',
  ],
  [
    'has a garbled expiry',
    { 'expires-at': 'soon' },
    {},
    'tenant/lifecycle-unreadable',
  ],
  [
    'has a garbled schedule',
    { 'sleep-schedule': { ...SCHEDULE, zone: 'Mars' } },
    {},
    'tenant/lifecycle-unreadable',
  ],
  [
    'has a garbled record',
    { lifecycle: '{' },
    {},
    'tenant/lifecycle-unreadable',
  ],
  [
    'lost its expiry after it had passed',
    { lifecycle: { expiry: { at: DATE, expiredSince: DATE } } },
    {},
    'tenant/lifecycle-unreadable',
  ],
  [
    'lost its labels',
    { 'expires-at': '2027-01-01T00:00:00Z' },
    { 'dapr-vcluster/tenant-name': 'b' },
    'tenant/lifecycle-unregistered',
  ],
])('finds a tenant that %s', (_, annotations, labels, ruleId) => {
  const { findings } = lifecycleView(placed(annotations, { labels }));
  expect(findings).toEqual([
    expect.objectContaining({ ruleId, severity: 'warning' }),
  ]);
});

it('finds nothing about an expiry that was set again', () => {
  const expiry = { at: DATE, expiredSince: DATE };
  expect(
    lifecycleView(
      placed({ 'expires-at': '2027-01-01T00:00:00Z', lifecycle: { expiry } }),
    ).findings,
  ).toEqual([]);
});
