import { chartValues } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

type Workload = KubeObject & {
  spec: { replicas: number };
  status?: { readyReplicas?: number };
};

const values = chartValues('oss-hostmanaged', {});
const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const at = (name: string) => ({ namespace: `vcluster-${name}`, name });
const send = (method: string, name: string, what: string, body?: object) =>
  path.send(method, `/tenants/${idOf(name)}${what}`, 'platform', body);
const ready = (name: string) =>
  until(`${name} to be ready`, async () => {
    const set = await path.host.get<Workload>(RESOURCES.statefulSets, at(name));
    return set.status?.readyReplicas ? true : undefined;
  });
const namespaceOf = async (name: string) =>
  (await path.host.get(RESOURCES.namespaces, { name: `vcluster-${name}` }))
    .metadata;

it('registers a vcluster that Argo CD has made, and leaves it to Argo CD', async () => {
  await path.host.create(RESOURCES.applications, {
    apiVersion: RESOURCES.applications.apiVersion,
    kind: 'Application',
    metadata: { namespace: 'argocd', name: 'their-app' },
    spec: {
      project: 'default',
      source: {
        repoURL: 'https://charts.loft.sh',
        chart: 'vcluster',
        targetRevision: '0.36.1',
        helm: { releaseName: 'theirs', valuesObject: values },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'vcluster-theirs',
      },
      syncPolicy: {
        automated: { selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
      },
    },
  });
  await ready('theirs');
  const before = await namespaceOf('theirs');
  const { body } = await send('POST', 'theirs', '/adopt', {
    owner: 'group:default/team-a',
  });
  expect(body).toMatchObject({
    outcome: 'adopted',
    installedBy: 'Argo CD (Application their-app)',
    profile: 'oss-hostmanaged',
    chartVersion: '0.36.1',
  });
  expect(body.findings).toContainEqual(
    expect.objectContaining({ ruleId: 'adopt/described-in-git' }),
  );
  expect((await namespaceOf('theirs')).labels).toEqual({
    ...before.labels,
    'dapr-vcluster/tenant-name': 'theirs',
  });

  const refusals = [
    await send('POST', 'theirs', '/upgrade', { version: '0.37.2' }),
    await send('DELETE', 'theirs', ''),
    await send('POST', 'theirs', '/pause'),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(refusals.map(answer => answer.body.error.message)).toEqual([
    expect.stringContaining('is described by Argo CD (Application their-app)'),
    expect.stringContaining(
      'is described by Argo CD (Application their-app), which would install it again',
    ),
    expect.stringContaining(
      'would be started again at once by Argo CD (Application their-app). Add /spec/replicas of StatefulSets to ignoreDifferences',
    ),
  ]);
  const set = await path.host.get<Workload>(
    RESOURCES.statefulSets,
    at('theirs'),
  );
  expect(set.spec.replicas).toBe(1);

  expect((await send('DELETE', 'theirs', '/adopt')).body.outcome).toBe(
    'released',
  );
  const { labels, annotations } = await namespaceOf('theirs');
  expect([labels, annotations]).toEqual([before.labels, before.annotations]);
}, 120_000);

it('pauses it when its Application leaves replicas alone', async () => {
  await path.host.patch(
    RESOURCES.applications,
    { namespace: 'argocd', name: 'their-app' },
    {
      spec: {
        ignoreDifferences: [
          {
            group: 'apps',
            kind: 'StatefulSet',
            jsonPointers: ['/spec/replicas'],
          },
        ],
      },
    },
  );
  const paused = await until('the pause', async () => {
    const { body } = await send('POST', 'theirs', '/pause');
    return body.outcome === 'pausing' ? undefined : body;
  });
  expect(['paused', 'unchanged']).toContain(paused.outcome);
});

it('registers one of the vcluster CLI, which is a release of Helm', async () => {
  await path.host.create(RESOURCES.namespaces, {
    metadata: {
      name: 'vcluster-cli',
      annotations: { 'vcluster.loft.sh/created': 'true' },
    },
  });
  await path.host.create(RESOURCES.helmRepositories, {
    metadata: { name: 'loft', namespace: 'vcluster-cli' },
    spec: { url: 'https://charts.loft.sh', interval: '1h' },
  });
  await path.host.create(RESOURCES.helmReleases, {
    metadata: at('cli'),
    spec: {
      interval: '1h',
      releaseName: 'cli',
      chart: {
        spec: {
          chart: 'vcluster',
          version: '0.36.1',
          sourceRef: { kind: 'HelmRepository', name: 'loft' },
        },
      },
      values,
    },
  });
  await ready('cli');
  // Flux lets a suspended release go; what is left is what Helm alone leaves.
  await path.host.patch(RESOURCES.helmReleases, at('cli'), {
    spec: { suspend: true },
  });
  await path.host.delete(RESOURCES.helmReleases, at('cli'));
  const { body } = await send('POST', 'cli', '/adopt', {
    owner: 'group:default/team-a',
  });
  expect(body).toMatchObject({
    outcome: 'adopted',
    installedBy: expect.stringMatching(/^Helm \(revision \d\)$/),
  });
}, 120_000);
