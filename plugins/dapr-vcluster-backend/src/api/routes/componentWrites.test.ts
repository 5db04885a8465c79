import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { base64, redis, secrets } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

describe.each([
  ['oss-hostmanaged', 'managed'],
  ['oss-multins', 'multi'],
])('with profile %s', (profile, name) => {
  let ref: TenantRef;
  let virtual: KubeClient;
  const components = `/tenants/sandbox/vcluster-${name}/${name}/components`;
  const apply = (body: object, query = '') =>
    path.send('POST', `${components}${query}`, 'teamA', body);

  beforeAll(async () => {
    ({ ref, virtual } = await path.tenant(name, { profile }));
  }, 180_000);

  const onHost = async () => {
    const { items } = await path.host.list(RESOURCES.components);
    return items.filter(
      ({ metadata }) =>
        metadata.labels?.['dapr-vcluster/tenant-name'] === ref.name,
    );
  };

  it('tries it out without changing anything', async () => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply({ ...redis, secrets }, '?dryRun=true');
    expect(status).toBe(200);
    expect(body.outcome).toBe('dry-run');
    expect(body.objects).toMatchObject([
      { kind: 'Secret', name: 'statestore-secrets', outcome: 'would-create' },
      { kind: 'Component', name: 'statestore', outcome: 'would-create' },
    ]);
    expect(await path.fingerprint(virtual)).toEqual(before);
  });

  it('registers: the Secret is on the host before the Component', async () => {
    const { status, body } = await apply({ ...redis, secrets });
    expect(body).toMatchObject({
      outcome: 'created',
      virtual: { namespace: 'default', name: 'statestore' },
      host: { name: 'statestore' },
    });
    expect(status).toBe(201);
    const secret = await getIfPresent(virtual, RESOURCES.secrets, {
      namespace: 'default',
      name: 'statestore-secrets',
    });
    expect(secret?.data).toEqual({ redisPassword: base64('first-text') });

    const target = profile === 'oss-multins' ? virtual : path.host;
    const namespace = profile === 'oss-multins' ? 'default' : ref.namespace;
    const component = (await target.get(RESOURCES.components, {
      namespace,
      name: 'statestore',
    })) as any;
    const { secretKeyRef } = component.spec.metadata.find(
      (item: { name: string }) => item.name === 'redisPassword',
    );
    const hostSecret = await path.host.get(RESOURCES.secrets, {
      namespace: body.host.namespace,
      name: secretKeyRef.name,
    });
    expect(hostSecret.data).toEqual({ redisPassword: base64('first-text') });
    expect(
      hostSecret.metadata.creationTimestamp! <=
        component.metadata.creationTimestamp,
    ).toBe(true);
  });

  it('changes nothing when the same is registered again', async () => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply({ ...redis, secrets });
    expect(status).toBe(200);
    expect(body.outcome).toBe('unchanged');
    expect(await path.fingerprint(virtual)).toEqual(before);
  });

  it.each([
    [
      {
        type: 'state.mongodb',
        metadata: [
          { name: 'host', value: 'm' },
          { name: 'keyPrefix', value: 'namespace' },
        ],
        secrets: undefined,
      },
      'type',
      /type "state.redis", requested is "state.mongodb"/,
    ],
    [
      { scopes: ['writer'] },
      'scopes',
      /scopes "reader, writer", requested is "writer"/,
    ],
    [{ ignoreErrors: true }, 'ignoreErrors', /ignoreErrors "false"/],
    [
      {
        metadata: [
          { name: 'redisHost', value: 'elsewhere:6379' },
          redis.metadata[1],
        ],
      },
      'metadata["redisHost"]',
      /another value of metadata\["redisHost"\]/,
    ],
    [{ secrets: undefined }, 'metadata["redisPassword"]', /Ask for an update/],
  ])('409 for other values: %#', async (changes, field, why) => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply({ ...redis, secrets, ...changes });
    expect(body.error.message).toMatch(why);
    expect(body.error.details.field).toBe(field);
    expect(status).toBe(409);
    expect(await path.fingerprint(virtual)).toEqual(before);
  });

  it('takes other values when asked for an update', async () => {
    const { status, body } = await apply(
      { ...redis, secrets, scopes: ['writer'] },
      '?update=true',
    );
    expect(status).toBe(200);
    expect(body.outcome).toBe('changed');
    expect(body.objects).toMatchObject([
      { kind: 'Secret', outcome: 'unchanged' },
      { kind: 'Component', outcome: 'changed' },
    ]);
    expect((await apply({ ...redis, secrets }, '?update=true')).status).toBe(
      200,
    );
  });

  it('rotates a secret text, and says that apps must restart', async () => {
    const { body } = await apply({
      ...redis,
      secrets: { redisPassword: 'second-text' },
    });
    expect(body.outcome).toBe('changed');
    expect(body.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'secret-rotated', severity: 'info' }),
    );
    const secret = await virtual.get(RESOURCES.secrets, {
      namespace: 'default',
      name: 'statestore-secrets',
    });
    expect(secret.data).toEqual({ redisPassword: base64('second-text') });
  });

  it('deletes the Component and the Secret it made', async () => {
    const gone = await path.send(
      'DELETE',
      `${components}/default/statestore?dryRun=true`,
      'teamA',
    );
    expect(gone.body).toMatchObject({
      outcome: 'dry-run',
      removed: [
        { kind: 'Component', outcome: 'would-delete' },
        { kind: 'Secret', outcome: 'would-delete' },
      ],
    });
    expect((await onHost()).length).toBeGreaterThan(0);
    const { body } = await path.send(
      'DELETE',
      `${components}/default/statestore`,
      'teamA',
    );
    expect(body).toMatchObject({
      outcome: 'deleted',
      removed: [
        { kind: 'Component', name: 'statestore', outcome: 'deleted' },
        { kind: 'Secret', name: 'statestore-secrets', outcome: 'deleted' },
      ],
    });
    const again = await path.send(
      'DELETE',
      `${components}/default/statestore`,
      'teamA',
    );
    expect(again.body).toEqual({ outcome: 'absent', removed: [] });
  });
});
