import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, secrets } from '../../__testUtils__/redisComponent';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

jest.setTimeout(180_000);

let path: WritePath;
let ref: TenantRef;
let virtual: KubeClient;
const tenant = '/tenants/sandbox/vcluster-mover/mover';
const change = (
  profile: string,
  query = '',
  user: 'teamA' | 'teamB' = 'teamA',
) => path.send('POST', `${tenant}/profile${query}`, user, { profile });
const register = (body: object, query = '') =>
  path.send('POST', `${tenant}/components${query}`, 'teamA', body);
const onHost = (name: string) =>
  path.host.get<KubeObject>(RESOURCES.components, {
    namespace: ref.namespace,
    name,
  });
const declared = (name: string) =>
  getIfPresent<KubeObject>(virtual, RESOURCES.components, {
    namespace: 'default',
    name,
  });
const identityOf = ({ metadata, spec, scopes }: KubeObject) => ({
  uid: metadata.uid,
  generation: metadata.generation,
  spec,
  scopes,
});
const annotationsOf = async () =>
  (await path.host.get(RESOURCES.namespaces, { name: ref.namespace })).metadata
    .annotations ?? {};

beforeAll(async () => {
  path = await WritePath.start();
  path.arrivalTakesAtMost(20_000);
  ({ ref, virtual } = await path.tenant('mover', {
    profile: 'oss-hostmanaged',
  }));
}, 180_000);
afterAll(() => path?.close());

it('stays where it is while no Component syncer runs', async () => {
  const { status, body } = await change('oss-synced');
  expect(status).toBe(409);
  expect(body.error.message).toMatch(/No Component syncer copies/);
});

describe('with a Component syncer', () => {
  let before: ReturnType<typeof identityOf>;

  beforeAll(async () => {
    path.startSyncers();
    await until('the Lease of the host', () =>
      getIfPresent(path.host, RESOURCES.leases, {
        namespace: 'dapr-system',
        name: 'dapr-vcluster-component-syncer',
      }),
    );
    await register({ ...redis, secrets });
    before = identityOf(await onHost('statestore'));
  }, 180_000);

  it('asks for the permissions', async () => {
    expect((await change('oss-synced', '', 'teamB')).status).toBe(403);
  });

  it.each([
    ['gold', /profile/],
    ['oss-multins', /profile/],
  ])('knows no profile %s', async (profile, message) => {
    const { status, body } = await change(profile);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(message);
  });

  it('says what it would do, and does nothing', async () => {
    const all = await path.fingerprint(virtual);
    const { body } = await change('oss-synced', '?dryRun=true');
    expect(body).toMatchObject({
      outcome: 'dry-run',
      objects: [
        {
          kind: 'Component',
          namespace: 'default',
          name: 'statestore',
          outcome: 'would-create',
        },
        {
          kind: 'Component',
          namespace: 'vcluster-mover',
          name: 'statestore',
          outcome: 'would-change',
        },
        { kind: 'Namespace', outcome: 'would-change' },
      ],
    });
    expect(await path.fingerprint(virtual)).toEqual(all);
  });

  it('declares what is registered in the vcluster; the objects of the host stay', async () => {
    const { status, body } = await change('oss-synced');
    expect([status, body.outcome, body.profile]).toEqual([
      200,
      'changed',
      'oss-synced',
    ]);
    const source = (await declared('statestore'))!;
    expect(JSON.stringify(source.spec)).toContain('"statestore-secrets"');
    const copy = await onHost('statestore');
    expect(identityOf(copy)).toEqual(before);
    expect(copy.metadata.annotations).toMatchObject({
      'dapr-vcluster/sync-source-uid': source.metadata.uid,
    });
    expect(copy.metadata.annotations).not.toHaveProperty([
      'dapr-vcluster/declaration',
    ]);
  });

  it('is served by the Component syncer, which finds nothing to do', async () => {
    const said = await until('the report in the vcluster', async () => {
      const text = (await declared('statestore'))?.metadata.annotations?.[
        'dapr-vcluster/sync-status'
      ];
      return text && JSON.parse(text);
    });
    expect(said).toMatchObject({ state: 'synced', hostName: 'statestore' });
    expect(identityOf(await onHost('statestore'))).toEqual(before);
    const { items } = await virtual.list<KubeObject>(RESOURCES.events, {
      namespace: 'default',
    });
    expect(
      items.filter(({ reason }) =>
        ['Conflict', 'Restored', 'Refused'].includes(String(reason)),
      ),
    ).toEqual([]);
  });

  it('is the same again when asked again, also for the form', async () => {
    expect((await change('oss-synced')).body).toMatchObject({
      outcome: 'unchanged',
      objects: [],
    });
    const { status, body } = await path.send('POST', '/tenants', 'teamA', {
      host: 'sandbox',
      name: 'mover',
      owner: 'group:default/team-a',
      profile: 'oss-synced',
    });
    expect([status, body.outcome]).toEqual([200, 'unchanged']);
    expect((await annotationsOf())['dapr-vcluster/profile']).toBe('oss-synced');
  });

  it('lets its Dapr Components be changed as before', async () => {
    const { body } = await register(
      { ...redis, secrets, scopes: ['writer'] },
      '?update=true',
    );
    expect([body.outcome, body.sync?.state]).toEqual(['changed', 'synced']);
    const after = await onHost('statestore');
    expect(after.metadata.uid).toBe(before.uid);
    expect(after.scopes).toEqual(['writer']);
    before = identityOf(after);
  });

  it('goes back: registered on the host, and no longer in the vcluster but for what the tenant wrote itself', async () => {
    await virtual.apply(
      RESOURCES.components,
      {
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Component',
        metadata: { namespace: 'default', name: 'own' },
        spec: { type: 'pubsub.in-memory', version: 'v1', metadata: [] },
        scopes: ['writer'],
      },
      { fieldManager: 'kubectl', force: true },
    );
    const own = await until('the copy of the tenant', () =>
      getIfPresent<KubeObject>(path.host, RESOURCES.components, {
        namespace: ref.namespace,
        name: 'own',
      }),
    );
    const { status, body } = await change('oss-hostmanaged');
    expect([status, body.outcome]).toEqual([200, 'changed']);
    expect(identityOf(await onHost('statestore'))).toEqual(before);
    expect(identityOf(await onHost('own'))).toEqual(identityOf(own));
    for (const name of ['statestore', 'own']) {
      const { labels, annotations } = (await onHost(name)).metadata;
      expect(labels).toMatchObject({
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      });
      expect(Object.keys(annotations!).sort()).toEqual([
        'dapr-vcluster/declaration',
        'dapr-vcluster/virtual-namespace',
      ]);
    }
    expect(await declared('statestore')).toBeUndefined();
    expect(
      (await declared('own'))!.metadata.annotations ?? {},
    ).not.toHaveProperty(['dapr-vcluster/sync-status']);
  });

  it('is registered as if it had always been: unchanged, and it can be changed and deleted', async () => {
    expect(
      (await register({ ...redis, secrets, scopes: ['writer'] })).body.outcome,
    ).toBe('unchanged');
    expect(
      (await register({ ...redis, secrets }, '?update=true')).body.outcome,
    ).toBe('changed');
    const { body } = await path.send(
      'DELETE',
      `${tenant}/components/default/own`,
      'teamA',
    );
    expect(body.outcome).toBe('deleted');
  });

  it('refuses to move what would not be the same on the host, and says which', async () => {
    await path.host.patch(
      RESOURCES.components,
      { namespace: ref.namespace, name: 'statestore' },
      {
        spec: {
          metadata: [
            {
              name: 'redisPassword',
              secretKeyRef: { name: 'of-the-host', key: 'x' },
            },
          ],
        },
      },
    );
    const { status, body } = await change('oss-synced');
    expect(status).toBe(409);
    expect(body.error.message).toMatch(
      /"statestore" refers to Secret "of-the-host" of the host/,
    );
    expect((await annotationsOf())['dapr-vcluster/profile']).toBe(
      'oss-hostmanaged',
    );
  });

  it('is recorded', () => {
    expect(
      path.audit.find(({ eventId }) => eventId === 'tenant-profile'),
    ).toBeDefined();
  });
});
