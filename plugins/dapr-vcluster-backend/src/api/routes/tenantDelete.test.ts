import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

const names = (objects: ObjectOutcome[]) =>
  objects.map(({ kind, name }) => `${kind}/${name}`);

const namespaceExists = async (name: string) =>
  (await getIfPresent(path.host, RESOURCES.namespaces, { name })) !== undefined;

const remove = (id: string, user = 'teamA' as const, query = '') =>
  path.send('DELETE', `/tenants/${id}${query}`, user);

it('removes a tenant with all it left, and nothing of its neighbour', async () => {
  const { virtual } = await path.tenant('many', { profile: 'oss-multins' });
  await path.tenant('neighbour', {
    user: 'teamB',
    owner: 'group:default/team-b',
    profile: 'oss-multins',
  });
  await virtual.create(RESOURCES.namespaces, { metadata: { name: 'shop' } });
  await virtual.create(RESOURCES.secrets, {
    metadata: { name: 'login', namespace: 'shop' },
    data: {},
  });
  const hashed = await until('the synced Secret', async () => {
    const { items } = await path.host.list(RESOURCES.secrets);
    return items.find(({ metadata }) => metadata.name === 'login')?.metadata
      .namespace;
  });

  const before = await path.fingerprint();
  const preview = await remove(
    'sandbox/vcluster-many/many',
    'teamA',
    '?dryRun=true',
  );
  expect(preview.body.outcome).toBe('dry-run');
  expect(names(preview.body.removed)).toEqual(
    expect.arrayContaining([
      'HelmRelease/many',
      `Namespace/${hashed}`,
      'Secret/login',
      'Secret/vc-many',
      'Namespace/vcluster-many',
    ]),
  );
  expect(await path.fingerprint()).toEqual(before);

  const { status, body } = await remove('sandbox/vcluster-many/many');
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: 'deleted', remaining: [] });
  expect(names(body.removed)).toEqual(
    expect.arrayContaining([
      'HelmRelease/many',
      `Namespace/${hashed}`,
      'Secret/login',
      'Namespace/vcluster-many',
    ]),
  );
  expect(JSON.stringify(body)).not.toContain('neighbour');
  expect(await namespaceExists(hashed)).toBe(false);
  expect(await namespaceExists('vcluster-many')).toBe(false);
  const after = await path.fingerprint();
  const ofNeighbour = Object.keys(before).filter(key =>
    key.includes('neighbour'),
  );
  expect(Object.keys(after)).toEqual(expect.arrayContaining(ofNeighbour));
  expect(path.audit.at(-1)).toMatchObject({
    eventId: 'tenant-delete',
    severityLevel: 'high',
    meta: { tenant: 'sandbox/vcluster-many/many' },
    result: 'success',
  });

  const again = await remove('sandbox/vcluster-many/many');
  expect(again.body).toEqual({
    id: 'sandbox/vcluster-many/many',
    outcome: 'absent',
    removed: [],
    remaining: [],
  });
}, 180_000);

it('keeps a namespace whose labels only claim to be of the vcluster', async () => {
  await path.tenant('claimed');
  const metadata = {
    name: 'vcluster-00000000-11111111',
    labels: {
      'vcluster.loft.sh/vcluster-name': 'claimed',
      'vcluster.loft.sh/vcluster-namespace': 'vcluster-claimed',
    },
  };
  await path.host.create(RESOURCES.namespaces, { metadata });
  const { body } = await remove('sandbox/vcluster-claimed/claimed');
  expect(body.outcome).toBe('deleted');
  expect(body.remaining).toMatchObject([
    {
      kind: 'Namespace',
      name: metadata.name,
      outcome: 'left',
      reason: expect.stringMatching(/not one that this vcluster gives/),
    },
  ]);
  expect(await namespaceExists(metadata.name)).toBe(true);
}, 180_000);

it('removes what an uninstalled vcluster has left, for the platform team only', async () => {
  await path.host.create(RESOURCES.namespaces, {
    metadata: {
      name: 'vcluster-37a8eec1-74032e2d',
      labels: {
        'vcluster.loft.sh/vcluster-name': 'dapr-enabled',
        'vcluster.loft.sh/vcluster-namespace': 'vcluster-dapr-enabled',
      },
      annotations: { 'vcluster.loft.sh/object-name': 'default' },
    },
  });
  const id = 'sandbox/vcluster-dapr-enabled/dapr-enabled';
  expect((await remove(id)).status).toBe(403);
  const { body } = await path.send('DELETE', `/tenants/${id}`, 'platform');
  expect(body.outcome).toBe('deleted');
  expect(names(body.removed)).toContain('Namespace/vcluster-37a8eec1-74032e2d');
}, 180_000);

it('says what it waits for, and refuses everything else meanwhile', async () => {
  const { ref } = await path.tenant('slow');
  const namespaced = await path.host.get(RESOURCES.helmReleases, {
    namespace: ref.namespace,
    name: 'slow',
  });
  const finalizers = [
    ...(namespaced.metadata.finalizers ?? []),
    'example.org/hold',
  ];
  await path.host.patch(RESOURCES.helmReleases, namespaced.metadata, {
    metadata: { finalizers },
  });
  path.removalTakesAtMost(300);
  const first = await remove('sandbox/vcluster-slow/slow');
  expect(first.body.outcome).toBe('deleting');
  expect(first.body.remaining).toMatchObject([
    {
      kind: 'HelmRelease',
      name: 'slow',
      reason: expect.stringContaining('example.org/hold'),
    },
  ]);
  const create = await path.send('POST', '/tenants', 'teamA', {
    host: 'sandbox',
    name: 'slow',
    owner: 'group:default/team-a',
  });
  expect(create.status).toBe(409);
  expect(create.body.error.message).toMatch(
    /^tenant "sandbox\/vcluster-slow\/slow" is being deleted since 2.*Wait until it is gone/,
  );
  const component = await path.send(
    'POST',
    '/tenants/sandbox/vcluster-slow/slow/components',
    'teamA',
    { name: 'a', type: 'state.redis', version: 'v1', metadata: [], scopes: [] },
  );
  expect(component.status).toBe(409);
  expect(component.body.error.message).toMatch(/is being deleted since/);

  await path.host.patch(RESOURCES.helmReleases, namespaced.metadata, {
    metadata: { finalizers: namespaced.metadata.finalizers ?? null },
  });
  path.removalTakesAtMost(20_000);
  await until('the end', async () => {
    const { status, body } = await remove('sandbox/vcluster-slow/slow');
    if (!['deleted', 'absent'].includes(body.outcome)) {
      throw new Error(JSON.stringify({ status, ...body }));
    }
    return true;
  });
  expect(await namespaceExists(ref.namespace)).toBe(false);
}, 180_000);

it('keeps a namespace that was there before, and what else is in it', async () => {
  const { ref } = await path.tenant('guest-house');
  const place = { namespace: ref.namespace };
  const theirs = { name: 'theirs', ...place };
  await path.host.create(RESOURCES.configMaps, { metadata: theirs, data: {} });
  // Flux lets a suspended release go without uninstalling it.
  const release = { name: 'guest-house', ...place };
  await path.host.patch(RESOURCES.helmReleases, release, {
    spec: { suspend: true },
  });
  await path.host.patch(
    RESOURCES.namespaces,
    { name: ref.namespace },
    { metadata: { labels: { 'app.kubernetes.io/managed-by': null } } },
  );
  const { body } = await remove('sandbox/vcluster-guest-house/guest-house');
  expect(body.outcome).toBe('deleted');
  expect(names(body.removed)).toEqual(
    expect.arrayContaining([
      'StatefulSet/guest-house',
      'Service/guest-house',
      'PersistentVolumeClaim/data-guest-house-0',
      'Secret/vc-config-guest-house',
      'Secret/sh.helm.release.v1.guest-house.v1',
    ]),
  );
  expect(body.remaining).toMatchObject([
    {
      kind: 'Namespace',
      name: ref.namespace,
      reason: 'Kept: neither this portal nor the vcluster CLI made it',
    },
  ]);
  expect(
    await getIfPresent(path.host, RESOURCES.configMaps, theirs),
  ).toBeDefined();
  const namespace = await path.host.get(RESOURCES.namespaces, {
    name: ref.namespace,
  });
  expect(namespace.metadata.annotations).not.toHaveProperty([
    'dapr-vcluster/deleting-since',
  ]);
}, 180_000);

describe('a DELETE that is refused', () => {
  const id = 'sandbox/vcluster-kept/kept';
  beforeAll(() => path.tenant('kept'), 60_000);

  it.each(['teamB', 'guest', 'service'] as const)(
    '403 for %s, naming the permission',
    async user => {
      const before = await path.fingerprint();
      const { status, body } = await path.send(
        'DELETE',
        `/tenants/${id}`,
        user,
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('"dapr-vcluster.tenant.delete"');
      expect(body.error.details.permission).toBe('dapr-vcluster.tenant.delete');
      expect(await path.fingerprint()).toEqual(before);
    },
  );

  it('409 for a read-only host', async () => {
    const { status, body } = await remove('frozen/vcluster-kept/kept');
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/^host "frozen" is read-only/);
  });

  it('404 for a host that is not known', async () => {
    const { status, body } = await remove('moon/vcluster-kept/kept');
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/^host "moon" is not known/);
  });

  it('409 for a tenant that is protected', async () => {
    const annotate = (value: string | null) =>
      path.host.patch(
        RESOURCES.namespaces,
        { name: 'vcluster-kept' },
        { metadata: { annotations: { 'loft.sh/non-deletable': value } } },
      );
    await annotate('true');
    const { status, body } = await remove(id);
    await annotate(null);
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/is protected from deletion/);
  });

  it('409 for a vcluster nobody claimed', async () => {
    await path.host.create(RESOURCES.namespaces, {
      metadata: { name: 'by-hand' },
    });
    const labels = { app: 'vcluster', release: 'hand' };
    await path.host.create(RESOURCES.statefulSets, {
      metadata: { name: 'hand', namespace: 'by-hand', labels },
      spec: {
        serviceName: 'hand',
        replicas: 0,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'syncer', image: 'x' }] },
        },
      },
    });
    const { status, body } = await path.send(
      'DELETE',
      '/tenants/sandbox/by-hand/hand',
      'platform',
    );
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'tenant "sandbox/by-hand/hand" was not created by this portal. To manage it here, set the annotation dapr-vcluster/owner on namespace "by-hand" first.',
    );
  });
});
