import { mockServices } from '@backstage/backend-test-utils';
import { RenderTenant } from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse, parseAllDocuments } from 'yaml';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';
import { readProvisioner } from '../../tenants/provisioners';

type Files = Array<{ path: string; content: string }>;

const PRESETS = [
  {
    name: 'small',
    quota: { 'count/pods': 40 },
    network: { backends: [{ namespace: 'redis', ports: [6379] }] },
  },
  { name: 'mortal', lifecycle: { defaultDays: 30 } },
  { name: 'secretive', values: { plugins: { x: { password: 'hunter2' } } } },
];
const CONFIG = {
  presets: PRESETS,
  profiles: {
    'oss-hostmanaged': { chartVersion: '0.36.1', upgradeVersions: ['0.37.2'] },
  },
};
const body = (name: string) => ({
  host: 'sandbox',
  name,
  owner: 'group:default/team-a',
  labels: { team: 'a' },
});

/** Objects of the files that a kustomization lists, as kustomize reads them. */
function objectsOf(files: Files): KubeObject[] {
  const at = (name: string) =>
    files.find(({ path }) => path.endsWith(`/${name}`))!.content;
  const { resources } = parse(at('kustomization.yaml'));
  return resources.flatMap((name: string) =>
    parseAllDocuments(at(name)).map(document => document.toJS()),
  );
}

const nameOf = ({ kind, metadata: { namespace = '', name } }: KubeObject) =>
  `${kind} ${namespace}/${name}`;

/** What somebody has written of an object: without what the API server and controllers add. */
function written(object: KubeObject): object {
  const {
    status: _,
    metadata,
    ...rest
  } = object as KubeObject & {
    status?: unknown;
  };
  const { name, namespace, labels, annotations = {} } = metadata;
  const { 'dapr-vcluster/installed-at': __, ...kept } = annotations;
  return { ...rest, metadata: { name, namespace, labels, annotations: kept } };
}

describe.each(['flux', 'argocd'] as const)('files for %s', layout => {
  let path: WritePath;
  beforeAll(async () => {
    const provisioner = readProvisioner(
      mockServices.rootConfig({
        data: { daprVcluster: { provisioner: layout } },
      }),
    );
    path = await WritePath.start(provisioner, { config: CONFIG });
  }, 180_000);
  afterAll(() => path?.close());

  const render = (extra: Partial<RenderTenant> & { name: string }) =>
    path.send('POST', '/tenant-files', 'teamA', {
      ...body(extra.name),
      layout,
      ...extra,
    });
  const onHost = async (objects: readonly KubeObject[]) => {
    const discovery = new Discovery(path.host);
    return Promise.all(
      objects.map(async object => {
        const resource = await discovery.find(object.apiVersion!, object.kind!);
        return written(await path.host.get(resource!, object.metadata));
      }),
    );
  };
  const ready = (name: string) =>
    until(`${name} to be ready`, async () => {
      const set = await path.host.get<
        KubeObject & { status?: { readyReplicas?: number } }
      >(RESOURCES.statefulSets, { namespace: `vcluster-${name}`, name });
      return set.status?.readyReplicas ? true : undefined;
    });

  it('are object for object what creating it directly writes', async () => {
    const rendered = await render({ name: 'twin' });
    expect(rendered.status).toBe(200);
    expect((await render({ name: 'twin' })).body).toEqual(rendered.body);
    const files: Files = rendered.body.files;
    expect(files[0].path).toBe('tenants/vcluster-twin/kustomization.yaml');
    const objects = objectsOf(files);
    const names = objects.map(nameOf);

    const created = await path.send('POST', '/tenants', 'teamA', body('twin'));
    expect(created.status).toBe(201);
    expect(
      created.body.objects.map((each: any) =>
        nameOf({ ...each, metadata: each }),
      ),
    ).toEqual(names);
    await ready('twin');
    const direct = await onHost(objects);

    const gone = await until('the deletion', async () => {
      const answer = await path.send(
        'DELETE',
        '/tenants/sandbox/vcluster-twin/twin',
        'platform',
      );
      return answer.body.outcome === 'deleting' ? undefined : answer.body;
    });
    expect(['deleted', 'absent']).toContain(gone.outcome);

    const discovery = new Discovery(path.host);
    for (const object of objects) {
      const resource = await discovery.find(object.apiVersion!, object.kind!);
      await path.host.apply(resource!, object, {
        fieldManager: 'kustomize-controller',
      });
    }
    await ready('twin');
    expect(await onHost(objects)).toEqual(direct);
    // What came from Git is the same tenant to the portal.
    const again = await path.send('POST', '/tenants', 'teamA', body('twin'));
    expect(again.body.outcome).toBe('unchanged');
  }, 180_000);

  it('carry a later change: another version, folder and address', async () => {
    const location = 'https://github.com/example/infra/tree/main/clusters/a';
    const { body: answer } = await render({
      name: 'later',
      version: '0.37.2',
      path: 'clusters/a',
      location,
    });
    expect(answer.chartVersion).toBe('0.37.2');
    expect(answer.files.map(({ path: file }: any) => file)).toEqual([
      'clusters/a/kustomization.yaml',
      'clusters/a/namespace.yaml',
      'clusters/a/rights.yaml',
      'clusters/a/isolation.yaml',
      'clusters/a/release.yaml',
    ]);
    const [namespace] = objectsOf(answer.files);
    expect(namespace.metadata.annotations).toMatchObject({
      'dapr-vcluster/git-location': location,
    });
  });

  it.each<[string, object, string | undefined]>([
    ['by default', {}, undefined],
    ['by the default of the preset', { preset: 'mortal' }, '30d'],
    ['as asked for', { preset: 'mortal', expiresIn: '4w' }, '28d'],
    ['in hours', { expiresIn: '36h' }, '36h'],
  ])('say how long a tenant lives, %s', async (_, extra, lifetime) => {
    const { body: answer } = await render({ name: 'mortal', ...extra });
    const [{ metadata }] = objectsOf(answer.files);
    const { annotations = {} } = metadata;
    expect(annotations['dapr-vcluster/expires-after']).toBe(lifetime);
    // Extending it has to last.
    expect(annotations).not.toHaveProperty(['dapr-vcluster/expires-at']);
    expect(annotations).not.toHaveProperty(['dapr-vcluster/lifecycle']);
  });

  it('expire as they say, until the tenant is extended', async () => {
    const { body: answer } = await render({ name: 'brief', expiresIn: '2d' });
    const [namespace] = objectsOf(answer.files);
    const applied = await path.host.apply(RESOURCES.namespaces, namespace, {
      fieldManager: 'kustomize-controller',
    });
    const created = Date.parse(applied.metadata.creationTimestamp!);
    const tenant = '/tenants/sandbox/vcluster-brief/brief';
    const { body: extended } = await path.send(
      'POST',
      `${tenant}/extend?dryRun=true`,
      'platform',
      { expiresIn: '9d' },
    );
    expect(extended.before).toBe(
      new Date(created + 2 * 86_400_000).toISOString(),
    );
    // Another preset later does not end what is there.
    const later = await render({ name: 'brief', preset: 'mortal' });
    expect(objectsOf(later.body.files)[0].metadata.annotations).toMatchObject({
      'dapr-vcluster/expires-after': '2d',
    });
  });

  it('write nothing to the host', async () => {
    await render({ name: 'paper' });
    expect(
      await getIfPresent(path.host, RESOURCES.namespaces, {
        name: 'vcluster-paper',
      }),
    ).toBeUndefined();
  });

  it.each<[string, object, number, string]>([
    ['a version', { version: '9.9.9' }, 400, 'version'],
    ['a folder', { path: '../secrets' }, 400, 'path'],
    ['a folder', { path: '/etc' }, 400, 'path'],
    ['an address', { location: 'not an address' }, 400, 'location'],
    ['a layout', { layout: 'crossplane' }, 400, 'layout'],
    ['a name', { name: 'n'.repeat(41) }, 400, 'name'],
    ['a host', { host: 'nowhere' }, 400, 'host'],
    ['a host without CRDs', { host: 'bare' }, 503, 'host'],
    ['values with credentials', { preset: 'secretive' }, 409, 'preset'],
    ['an expiry', { expiresIn: '30 days' }, 400, 'expiresIn'],
    ['an expiry', { expiresIn: '9999w' }, 400, 'expiresIn'],
    ['an expiry', { expiresAt: '2099-01-01T00:00:00Z' }, 400, 'expiresAt'],
  ])('are refused for %s: %j', async (_, extra, status, field) => {
    const refused = await render({ name: 'no', ...extra });
    expect(refused.status).toBe(status);
    expect(refused.body.error.message).not.toContain('hunter2');
    expect(JSON.stringify(refused.body.error)).toContain(field);
  });

  it('take over nothing of others', async () => {
    await path.host.create(RESOURCES.namespaces, {
      metadata: { name: 'vcluster-theirs' },
    });
    const foreign = await render({ name: 'theirs' });
    expect(foreign.status).toBe(409);
    expect(foreign.body.error.details).toMatchObject({
      field: 'namespace',
      value: 'vcluster-theirs',
    });
    const { virtual } = await path.tenant('owned');
    virtual.close();
    const other = await path.send('POST', '/tenant-files', 'teamB', {
      ...body('owned'),
      owner: 'group:default/team-b',
      layout,
    });
    expect(other.status).toBe(403);
    expect((await render({ name: 'owned' })).status).toBe(200);
  }, 120_000);

  it('are only for those who may create the tenant', async () => {
    const refused = await path.send('POST', '/tenant-files', 'teamB', {
      ...body('no'),
      layout,
    });
    expect(refused.status).toBe(403);
  });
});
