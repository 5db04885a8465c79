import { mockServices } from '@backstage/backend-test-utils';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';
import { Application } from '../../inventory/argocd';
import { readProvisioner } from '../../tenants/provisioners';

const OLD = '0.36.1';
const NEW = '0.37.2';

type Workload = KubeObject & { spec: { replicas: number } };

let path: WritePath;
beforeAll(async () => {
  const provisioner = readProvisioner(
    mockServices.rootConfig({
      data: { daprVcluster: { provisioner: 'argocd' } },
    }),
  );
  path = await WritePath.start(provisioner, {
    config: {
      profiles: {
        'oss-hostmanaged': { chartVersion: OLD, upgradeVersions: [NEW] },
      },
    },
    upgradeMs: 60_000,
  });
}, 180_000);
afterAll(() => path?.close());

const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const create = (body: { name: string; host?: string }, query = '') =>
  path.send('POST', `/tenants${query}`, 'teamA', {
    host: 'sandbox',
    owner: 'group:default/team-a',
    ...body,
  });
const act = (verb: string, name: string, body: object = {}) =>
  path.send('POST', `/tenants/${idOf(name)}/${verb}`, 'teamA', body);
const applicationOf = (name: string) =>
  getIfPresent<Application>(path.host, RESOURCES.applications, {
    namespace: 'argocd',
    name: `vcluster-${name}`,
  });
const setOf = (name: string) =>
  path.host.get<Workload>(RESOURCES.statefulSets, {
    namespace: `vcluster-${name}`,
    name,
  });
/** Makes Argo CD look at an Application again, as its own refresh does. */
const refresh = (name: string) =>
  path.host.patch(
    RESOURCES.applications,
    { namespace: 'argocd', name: `vcluster-${name}` },
    {
      metadata: {
        annotations: { 'argocd.argoproj.io/refresh': String(Math.random()) },
      },
    },
  );

it('creates, upgrades and deletes a tenant by an Application', async () => {
  const dryRun = await create({ name: 'argo' }, '?dryRun=true');
  expect(dryRun.body.objects).toContainEqual(
    expect.objectContaining({
      kind: 'Application',
      namespace: 'argocd',
      name: 'vcluster-argo',
      outcome: 'would-create',
    }),
  );
  const { ref, virtual } = await path.tenant('argo');
  virtual.close();
  expect(await applicationOf('argo')).toMatchObject({
    metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'default',
      source: { chart: 'vcluster', targetRevision: OLD },
      destination: { namespace: ref.namespace },
    },
  });
  expect((await create({ name: 'argo' })).body.outcome).toBe('unchanged');

  const preview = await path.send(
    'POST',
    `/tenants/${idOf('argo')}/upgrade?dryRun=true`,
    'teamA',
    { version: NEW },
  );
  expect(preview.body).toMatchObject({ from: OLD, to: NEW });
  expect(preview.body.changes).toMatchObject([
    { kind: 'Application', name: 'vcluster-argo', change: 'changed' },
  ]);
  const upgraded = await until('the upgrade', async () => {
    const { body } = await act('upgrade', 'argo', { version: NEW });
    return /ing$/.test(body.outcome) ? undefined : body;
  });
  expect(['upgraded', 'unchanged']).toContain(upgraded.outcome);
  expect((await setOf('argo')).metadata.labels?.chart).toBe(`vcluster-${NEW}`);

  const removed = await until('the deletion', async () => {
    const { body } = await path.send(
      'DELETE',
      `/tenants/${idOf('argo')}`,
      'platform',
    );
    return body.outcome === 'deleting' ? undefined : body;
  });
  expect(['deleted', 'absent']).toContain(removed.outcome);
  expect(await applicationOf('argo')).toBeUndefined();
  expect(
    await getIfPresent(path.host, RESOURCES.namespaces, {
      name: ref.namespace,
    }),
  ).toBeUndefined();
}, 180_000);

it('keeps a paused tenant paused although Argo CD heals what differs', async () => {
  const { virtual } = await path.tenant('rest');
  virtual.close();
  const paused = await until('the pause', async () => {
    const { body } = await act('pause', 'rest');
    return body.outcome === 'pausing' ? undefined : body;
  });
  expect(['paused', 'unchanged']).toContain(paused.outcome);
  // Argo CD heals a label at once, so that it has looked at the StatefulSet when that is back.
  await path.host.patch(
    RESOURCES.statefulSets,
    { namespace: 'vcluster-rest', name: 'rest' },
    { metadata: { labels: { release: null } } },
  );
  await refresh('rest');
  await until('Argo CD to heal', async () =>
    (await setOf('rest')).metadata.labels?.release === 'rest'
      ? true
      : undefined,
  );
  expect((await setOf('rest')).spec.replicas).toBe(0);
  expect((await act('resume', 'rest')).body.outcome).toBe('resumed');
  expect((await setOf('rest')).spec.replicas).toBe(1);
}, 180_000);

it.each([
  [
    'an AppProject without the namespace',
    { destinations: [{ namespace: 'team-*', server: '*' }] },
    'AppProject "default" does not permit namespace "vcluster-no" of https://kubernetes.default.svc as a destination',
  ],
  [
    'an AppProject without the repository',
    { sourceRepos: ['https://example.org/*'] },
    'AppProject "default" does not permit the chart repository https://charts.loft.sh',
  ],
  [
    'an AppProject without a kind of the chart',
    { namespaceResourceBlacklist: [{ group: '', kind: 'Service' }] },
    'AppProject "default" does not permit Service, which the chart of vcluster makes',
  ],
])('refuses before anything is written: %s', async (_, spec, message) => {
  const project = { namespace: 'argocd', name: 'default' };
  const before = await path.host.get<KubeObject & { spec: object }>(
    RESOURCES.appProjects,
    project,
  );
  await path.host.patch(RESOURCES.appProjects, project, { spec });
  const refused = await create({ name: 'no' });
  await path.host.patch(RESOURCES.appProjects, project, {
    spec: {
      ...Object.fromEntries(Object.keys(spec).map(key => [key, null])),
      ...before.spec,
    },
  });
  expect(refused.status).toBe(409);
  expect(refused.body.error.message).toContain(message);
  expect(refused.body.error.details.fix).toBeTruthy();
  expect(
    await getIfPresent(path.host, RESOURCES.namespaces, {
      name: 'vcluster-no',
    }),
  ).toBeUndefined();
});

it('leaves an Application of somebody else alone', async () => {
  await path.host.create(RESOURCES.applications, {
    apiVersion: RESOURCES.applications.apiVersion,
    kind: 'Application',
    metadata: { namespace: 'argocd', name: 'vcluster-theirs' },
    spec: {
      project: 'default',
      source: {
        repoURL: 'https://example.org/apps.git',
        path: 'apps',
        targetRevision: 'main',
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'theirs',
      },
    },
  });
  const { status, body } = await create({ name: 'theirs' });
  expect(status).toBe(409);
  expect(body.error.message).toContain(
    'Application "vcluster-theirs" in namespace "argocd" is there already and was not made for this tenant',
  );
  expect(body.error.details).toMatchObject({
    field: 'namespace',
    value: 'vcluster-theirs',
  });
  expect((await applicationOf('theirs'))?.spec).toMatchObject({
    destination: { namespace: 'theirs' },
  });
});

it('says that a host has no Argo CD', async () => {
  const { status, body } = await create({ name: 'none', host: 'bare' });
  expect(status).toBe(503);
  expect(body.error.message).toBe(
    'The CRD applications.argoproj.io is missing on host bare. Install Argo CD (2.6 or newer) on the host, or choose another provisioner.',
  );
});
