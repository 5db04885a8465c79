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
const components = '/tenants/sandbox/vcluster-synced/synced/components';
const register = (body: object, query = '') =>
  path.send('POST', `${components}${query}`, 'teamA', body);
const declared = (name: string) =>
  getIfPresent<KubeObject>(virtual, RESOURCES.components, {
    namespace: 'default',
    name,
  });
const onHost = (name: string) =>
  getIfPresent<KubeObject>(path.host, RESOURCES.components, {
    namespace: ref.namespace,
    name,
  });

beforeAll(async () => {
  path = await WritePath.start();
  path.arrivalTakesAtMost(20_000);
}, 180_000);
afterAll(() => path?.close());

describe('while no Component syncer runs', () => {
  it('refuses a tenant whose Dapr resources nobody would copy, and says what to do', async () => {
    const { status, body } = await path.send('POST', '/tenants', 'teamA', {
      host: 'sandbox',
      name: 'synced',
      owner: 'group:default/team-a',
      profile: 'oss-synced',
    });
    expect(status).toBe(409);
    expect(body.error.message).toMatch(
      /No Component syncer copies .*: no live Lease of a Component syncer is in namespace "dapr-system".*rbac-component-syncer\.yaml.*choose profile oss-hostmanaged/,
    );
    expect(body.error.details ?? body.details).toMatchObject({
      field: 'profile',
      value: 'oss-synced',
    });
  });
});

describe('with the embedded Component syncer', () => {
  beforeAll(async () => {
    path.startSyncers();
    await until('the Lease of the host', () =>
      getIfPresent(path.host, RESOURCES.leases, {
        namespace: 'dapr-system',
        name: 'dapr-vcluster-component-syncer',
      }),
    );
    ({ ref, virtual } = await path.tenant('synced', { profile: 'oss-synced' }));
  }, 180_000);

  it('declares a Dapr Component in the vcluster as a tenant would, and says that it is synced', async () => {
    const { status, body } = await register({ ...redis, secrets });
    expect(body).toMatchObject({
      outcome: 'created',
      virtual: { namespace: 'default', name: 'statestore' },
      host: { namespace: 'vcluster-synced', name: 'statestore' },
      sync: { state: 'synced' },
    });
    expect(status).toBe(201);
    const secret = await getIfPresent(virtual, RESOURCES.secrets, {
      namespace: 'default',
      name: 'statestore-secrets',
    });
    expect(secret).toBeDefined();
    const source = (await declared('statestore'))!;
    expect(source.spec).toMatchObject({
      metadata: expect.arrayContaining([
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'statestore-secrets', key: 'redisPassword' },
        },
      ]),
    });
    const copy = (await onHost('statestore'))!;
    expect(copy.metadata.annotations).toMatchObject({
      'dapr-vcluster/sync-source': 'default/statestore',
      'dapr-vcluster/sync-source-uid': source.metadata.uid,
    });
    expect(JSON.stringify(copy.spec)).toContain(
      'statestore-secrets-x-default-x-synced',
    );
    expect(path.answers.join('')).not.toContain(secrets.redisPassword);
  });

  it('changes nothing when it is registered again, and knows how it stands', async () => {
    const { body } = await register({ ...redis, secrets });
    expect(body).toMatchObject({
      outcome: 'unchanged',
      sync: { state: 'synced' },
    });
  });

  it('takes one without scopes with a warning, as the syncer does', async () => {
    const { status, body } = await register({
      ...redis,
      name: 'for-all',
      scopes: [],
    });
    expect(status).toBe(201);
    expect(body.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'G1', severity: 'warning' }),
    );
    expect(body.sync.state).toBe('synced');
  });

  it('refuses what the syncer would refuse before it is written', async () => {
    const { status, body } = await register({
      ...redis,
      name: 'leaky',
      metadata: [redis.metadata[0], { name: 'keyPrefix', value: 'name' }],
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('G2');
    expect(await declared('leaky')).toBeUndefined();
  });

  it('says of a name that somebody else has on the host that it is a conflict', async () => {
    await path.host.create(RESOURCES.components, {
      metadata: { namespace: ref.namespace, name: 'taken' },
      spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
    });
    const { body } = await register({ ...redis, name: 'taken' });
    expect(body).toMatchObject({
      outcome: 'created',
      sync: {
        state: 'conflict',
        reason: expect.stringMatching(/belongs to somebody else/),
      },
    });
    expect(await onHost('taken')).toMatchObject({
      spec: { type: 'state.in-memory' },
    });
  });

  it('changes the declared one, and the copy follows', async () => {
    const { status, body } = await register(
      { ...redis, secrets, scopes: ['writer'] },
      '?update=true',
    );
    expect([status, body.outcome, body.sync.state]).toEqual([
      200,
      'changed',
      'synced',
    ]);
    expect((await onHost('statestore'))!.scopes).toEqual(['writer']);
  });

  it('writes nothing when it only tries', async () => {
    const before = await path.fingerprint(virtual);
    const { body } = await register(
      { ...redis, name: 'tried' },
      '?dryRun=true',
    );
    expect(body.outcome).toBe('dry-run');
    expect(body).not.toHaveProperty('sync');
    expect(await path.fingerprint(virtual)).toEqual(before);
  });

  it('copies a Dapr resource of another kind', async () => {
    const { status, body } = await path.send(
      'POST',
      '/tenants/sandbox/vcluster-synced/synced/resources',
      'teamA',
      {
        manifest: [
          'apiVersion: dapr.io/v1alpha1',
          'kind: Configuration',
          'metadata: { name: traced }',
          'spec: { tracing: { samplingRate: "1" } }',
        ].join('\n'),
      },
    );
    expect([status, body.onHost, body.sync?.state]).toEqual([
      201,
      true,
      'synced',
    ]);
  });

  it('deletes it in the vcluster; its copy goes before its Secret', async () => {
    const { body } = await path.send(
      'DELETE',
      `${components}/default/statestore`,
      'teamA',
    );
    expect(body).toMatchObject({
      outcome: 'deleted',
      removed: [
        { kind: 'Component', namespace: 'default', outcome: 'deleted' },
        { kind: 'Component', namespace: 'vcluster-synced', outcome: 'deleted' },
        { kind: 'Secret', name: 'statestore-secrets', outcome: 'deleted' },
      ],
    });
    expect(await onHost('statestore')).toBeUndefined();
  });
});
