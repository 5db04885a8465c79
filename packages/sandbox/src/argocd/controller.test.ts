import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { eventually, gone, TestHost } from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';
import { until } from '../__testUtils__/until';
import { Application } from './types';

let host: TestHost;
withTestHost(started => {
  host = started;
});

const at = (name: string) => ({ namespace: 'argocd', name });
const setAt = (name: string) => ({ namespace: `vcluster-${name}`, name });
type StatefulSet = { spec: { replicas: number } } & Application;

/** An Application of the vcluster chart, as users write it. */
async function create(name: string, change: Partial<Application['spec']> = {}) {
  await host.client.create<Application>(RESOURCES.applications, {
    apiVersion: RESOURCES.applications.apiVersion,
    kind: 'Application',
    metadata: {
      ...at(name),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'default',
      source: {
        repoURL: 'https://charts.loft.sh',
        chart: 'vcluster',
        targetRevision: '0.36.1',
        helm: { releaseName: name },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: `vcluster-${name}`,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
      },
      ...change,
    },
  });
}

const seen = (name: string, fits: (application: Application) => unknown) =>
  eventually<Application>(host.client, RESOURCES.applications, at(name), fits);

it('installs the chart, heals it, and deletes what it has made', async () => {
  await create('app');
  const ready = await seen(
    'app',
    ({ status }) => status?.health?.status === 'Healthy',
  );
  expect(ready.status).toMatchObject({
    sync: { status: 'Synced', revision: '0.36.1' },
    operationState: { phase: 'Succeeded' },
    sourceType: 'Helm',
  });
  const set = await host.client.get(RESOURCES.statefulSets, setAt('app'));
  expect(set.metadata.annotations).toMatchObject({
    'argocd.argoproj.io/tracking-id': 'app:apps/StatefulSet:vcluster-app/app',
  });
  expect(set.metadata.annotations).not.toHaveProperty([
    'meta.helm.sh/release-name',
  ]);
  await host.client.patch(RESOURCES.statefulSets, setAt('app'), {
    spec: { replicas: 0 },
  });
  await until('the replicas to be healed', async () => {
    const now = await host.client.get<StatefulSet>(
      RESOURCES.statefulSets,
      setAt('app'),
    );
    return now.spec.replicas === 1 ? true : undefined;
  });
  await host.client.delete(RESOURCES.applications, at('app'));
  await gone(host.client, RESOURCES.applications, at('app'));
  expect(
    await getIfPresent(host.client, RESOURCES.statefulSets, setAt('app')),
  ).toBeUndefined();
});

it.each<[string, Partial<Application['spec']>, string, string]>([
  [
    'project',
    { project: 'none' },
    'InvalidSpecError',
    'referencing project none which does not exist',
  ],
  [
    'cluster',
    { destination: { server: 'https://10.0.0.1', namespace: 'x' } },
    'InvalidSpecError',
    'there are no clusters with the address https://10.0.0.1',
  ],
  [
    'repository',
    {
      source: {
        repoURL: 'https://charts.example.org',
        chart: 'vcluster',
        targetRevision: '1',
      },
    },
    'ComparisonError',
    'failed to get helm index',
  ],
  [
    'version',
    {
      source: {
        repoURL: 'https://charts.loft.sh',
        chart: 'vcluster',
        targetRevision: '9.9.9',
      },
    },
    'ComparisonError',
    'could not find chart vcluster with version 9.9.9',
  ],
  [
    'value',
    {
      source: {
        repoURL: 'https://charts.loft.sh',
        chart: 'vcluster',
        targetRevision: '0.36.1',
        helm: { valuesObject: { experimental: { nonsense: true } } },
      },
    },
    'ComparisonError',
    "additional properties 'nonsense' not allowed",
  ],
])('says what is wrong with a %s', async (what, change, type, message) => {
  await create(`bad-${what}`, change);
  const { status } = await seen(
    `bad-${what}`,
    each => each.status?.conditions?.length,
  );
  expect(status?.sync?.status).toBe('Unknown');
  expect(status?.conditions).toEqual([
    expect.objectContaining({
      type,
      message: expect.stringContaining(message),
    }),
  ]);
});
