import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, secrets } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

describe.each([
  ['oss-hostmanaged', 'managed'],
  ['oss-multins', 'multi'],
])('with profile %s a write is refused', (profile, name) => {
  let ref: TenantRef;
  let virtual: KubeClient;
  const components = `/tenants/sandbox/vcluster-${name}/${name}/components`;
  const apply = (body: object, query = '') =>
    path.send('POST', `${components}${query}`, 'teamA', body);

  beforeAll(async () => {
    ({ ref, virtual } = await path.tenant(name, { profile }));
  }, 180_000);

  it.each<[string, object, number, RegExp]>([
    [
      'no type',
      { type: undefined },
      400,
      /^type is required, e.g. state.redis/,
    ],
    [
      'no version',
      { version: undefined },
      400,
      /^version is required, e.g. v1/,
    ],
    ['no metadata', { metadata: undefined }, 400, /^metadata is required/],
    [
      'an unknown version',
      { version: 'v9' },
      400,
      /has no version "v9".*Use v1/,
    ],
    [
      'an unknown metadata name',
      { metadata: [...redis.metadata, { name: 'redisHots', value: 'a' }] },
      400,
      /^metadata\[2\]\.name: "state\.redis" has no metadata "redisHots".*Did you mean "redisHost"/,
    ],
    [
      'a secret in plain text',
      { metadata: [...redis.metadata, { name: 'redisPassword', value: 'pw' }] },
      400,
      /Metadata "redisPassword" is a secret in plain text/,
    ],
    ['no scopes', { scopes: undefined }, 400, /^scopes is required/],
    [
      'empty scopes',
      { scopes: [] },
      400,
      /^scopes: The Dapr Component has no scopes/,
    ],
    [
      'a Secret that is not there',
      {
        metadata: [
          ...redis.metadata,
          { name: 'redisPassword', secretKeyRef: { name: 'nowhere' } },
        ],
      },
      400,
      /Secret "nowhere" is not on the host/,
    ],
    [
      'a namespace that is not there',
      { namespace: 'nowhere' },
      404,
      /^namespace "nowhere" does not exist in the vcluster of tenant/,
    ],
    ['a name that is no name', { name: 'State_Store' }, 400, /^name must be/],
  ])('refuses %s, and nothing has changed', async (_, changes, code, why) => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply({
      ...redis,
      name: 'other',
      ...changes,
    });
    expect(body.error.message).toMatch(why);
    expect(status).toBe(code);
    expect(await path.fingerprint(virtual)).toEqual(before);
    expect(path.audit.at(-1)).toMatchObject({
      eventId: 'component-apply',
      result: 'fail',
    });
  });

  it.each(['teamB', 'guest', 'service'] as const)(
    '403 for %s, naming the permission',
    async user => {
      const before = await path.fingerprint(virtual);
      const applied = await path.send('POST', components, user, redis);
      expect(applied.status).toBe(403);
      expect(applied.body.error.details.permission).toBe(
        'dapr-vcluster.component.apply',
      );
      const deleted = await path.send(
        'DELETE',
        `${components}/default/statestore`,
        user,
      );
      expect(deleted.status).toBe(403);
      expect(deleted.body.error.message).toContain(
        '"dapr-vcluster.component.delete"',
      );
      expect(await path.fingerprint(virtual)).toEqual(before);
    },
  );

  it('409 for a Dapr Component that was not registered here, on apply and delete', async () => {
    const target = profile === 'oss-multins' ? virtual : path.host;
    const namespace = profile === 'oss-multins' ? 'default' : ref.namespace;
    await target.create(RESOURCES.components, {
      metadata: { name: 'by-hand', namespace },
      spec: { type: 'state.redis', version: 'v1', metadata: [] },
    });
    const before = await path.fingerprint(virtual);
    for (const { status, body } of [
      await apply({ ...redis, name: 'by-hand' }),
      await path.send('DELETE', `${components}/default/by-hand`, 'teamA'),
    ]) {
      expect(status).toBe(409);
      expect(body.error.message).toMatch(
        /"by-hand" of tenant ".*" was not registered through this portal/,
      );
    }
    expect(Object.keys(await path.fingerprint(virtual))).toEqual(
      expect.arrayContaining(Object.keys(before)),
    );
  });

  it('409 for a Secret that is somebody else’s', async () => {
    await virtual.create(RESOURCES.secrets, {
      metadata: { name: 'taken-secrets', namespace: 'default' },
      data: {},
    });
    const { status, body } = await apply({ ...redis, name: 'taken', secrets });
    expect(status).toBe(409);
    expect(body.error.message).toMatch(
      /^Secret "taken-secrets" in namespace "default" was not made for Dapr Component "taken"/,
    );
  });

  it('409 while the tenant is paused, 404 for one that is not there', async () => {
    const set = { namespace: ref.namespace, name: ref.name };
    const pause = (value: string | null) =>
      path.host.patch(RESOURCES.statefulSets, set, {
        metadata: { annotations: { 'loft.sh/paused': value } },
      });
    await pause('true');
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply(redis);
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      `tenant "sandbox/vcluster-${name}/${name}" is paused. Resume it first.`,
    );
    expect(await path.fingerprint(virtual)).toEqual(before);
    await pause(null);

    const missing = await path.send(
      'POST',
      '/tenants/sandbox/vcluster-none/none/components',
      'platform',
      redis,
    );
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toMatch(
      /^tenant "sandbox\/vcluster-none\/none" does not exist/,
    );
  });
});
