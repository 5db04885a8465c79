import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { failureOf } from './application';
import { projectApplication } from './projectApplication';

const spec = {
  project: 'default',
  source: {
    repoURL: 'https://charts.loft.sh',
    chart: 'vcluster',
    targetRevision: '0.36.1',
    helm: {
      releaseName: 'team-a',
      valuesObject: { password: 'not to be kept' },
    },
  },
  destination: {
    server: 'https://kubernetes.default.svc',
    namespace: 'vcluster-team-a',
  },
};
const application = (status: object, change: object = {}) =>
  ({
    metadata: { name: 'vcluster-team-a', namespace: 'argocd', uid: 'u' },
    spec: { ...spec, ...change },
    status,
  } as unknown as KubeObject);

const HEALTHY = {
  sync: { status: 'Synced', revision: '0.36.1' },
  health: { status: 'Healthy' },
  operationState: {
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    finishedAt: '2026-11-30T10:00:00Z',
  },
};

it('keeps sync status, health and the last operation, but no values', () => {
  const kept = projectApplication(application(HEALTHY));
  expect(kept).toMatchObject({
    tool: 'argocd',
    namespace: 'argocd',
    releaseName: 'team-a',
    targetNamespace: 'vcluster-team-a',
    version: '0.36.1',
    failure: undefined,
    conditions: [
      { type: 'Synced', status: 'True', reason: 'Synced' },
      { type: 'Healthy', status: 'True', reason: 'Healthy' },
      { type: 'LastSync', status: 'True', reason: 'Succeeded' },
    ],
  });
  expect(JSON.stringify(kept)).not.toContain('not to be kept');
});

it.each([
  ['other software', { source: { ...spec.source, chart: 'redis' } }],
  [
    'another cluster',
    { destination: { server: 'https://10.0.0.1', namespace: 'x' } },
  ],
  ['no namespace', { destination: { name: 'in-cluster' } }],
])('does not keep an Application of %s', (_, change) => {
  expect(projectApplication(application({}, change))).toBeUndefined();
});

it.each<[string, object, { reason: string; message: string } | undefined]>([
  ['nothing', {}, undefined],
  ['a healthy one', HEALTHY, undefined],
  [
    'a repository that is down',
    {
      ...HEALTHY,
      conditions: [
        { type: 'ComparisonError', message: 'failed to get helm index: EOF' },
      ],
    },
    { reason: 'ComparisonError', message: 'failed to get helm index: EOF' },
  ],
  [
    'a failed synchronization',
    {
      ...HEALTHY,
      operationState: { phase: 'Failed', message: 'quota exceeded' },
      conditions: [{ type: 'SyncError', message: 'Failed last sync attempt' }],
    },
    { reason: 'SyncFailed', message: 'quota exceeded' },
  ],
  [
    'warnings only',
    {
      ...HEALTHY,
      conditions: [{ type: 'OrphanedResourceWarning', message: 'x' }],
    },
    undefined,
  ],
  [
    'a degraded one',
    { ...HEALTHY, health: { status: 'Degraded', message: 'no replicas' } },
    { reason: 'Degraded', message: 'no replicas' },
  ],
])('says why it does not get on: %s', (_, status, expected) => {
  expect(failureOf(application(status))).toEqual(expected);
});

it('shows a kind of trouble once', () => {
  const conditions = ['a', 'b'].map(message => ({
    type: 'OrphanedResourceWarning',
    message,
  }));
  expect(projectApplication(application({ conditions }))?.conditions).toEqual([
    expect.objectContaining({ type: 'OrphanedResourceWarning', message: 'a' }),
  ]);
});

it('hides secrets in texts of Argo CD and cuts them', () => {
  const message = `helm index https://u:hunter2secret@charts.example ${'x'.repeat(
    9_000,
  )}`;
  const failure = failureOf(
    application({ conditions: [{ type: 'ComparisonError', message }] }),
  );
  expect(failure?.message).not.toContain('hunter2secret');
  expect(failure?.message.length).toBeLessThanOrEqual(1_000);
});
