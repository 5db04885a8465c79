import {
  credentialsOf,
  createTestAuthorizer,
} from '../../__testUtils__/permissions';
import { WritePath } from '../../__testUtils__/WritePath';
import { tenantReadPermission } from 'backstage-plugin-dapr-vcluster-common';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
  await path.tenant('shop');
}, 180_000);
afterAll(() => path?.close());

const at = (name: string) => `/tenants/sandbox/vcluster-${name}/${name}`;
const WRITES: Array<[string, string, object | undefined]> = [
  ['DELETE', '', undefined],
  ['POST', '/manifests', { manifests: '{}' }],
  ['POST', '/manifests/removal', { objects: [] }],
  [
    'POST',
    '/components',
    { name: 'a', type: 'b', version: 'v1', metadata: [], scopes: [] },
  ],
  ['DELETE', '/components/default/a', undefined],
];

describe('a tenant that does not exist', () => {
  describe.each(['teamB', 'guest'] as const)('%s', user => {
    it.each(WRITES)(
      'gets of %s%s the answer of one that does',
      async (method, what, body) => {
        const send = (name: string) =>
          path.send(method, `${at(name)}${what}`, user, body);
        const [there, not] = await Promise.all([send('shop'), send('none')]);
        expect(not.status).toBe(403);
        expect(JSON.stringify(not.body).replaceAll('none', 'shop')).toBe(
          JSON.stringify(there.body),
        );
      },
    );
  });

  it.each(WRITES.slice(1))(
    '%s%s answers 404 to whoever may do it with every tenant',
    async (method, what, body) => {
      const { status } = await path.send(
        method,
        `${at('none')}${what}`,
        'platform',
        body,
      );
      expect(status).toBe(404);
    },
  );

  it('that its owner has just deleted answers the owner 404, and others 403', async () => {
    await path.tenant('brief');
    expect((await path.send('DELETE', at('brief'), 'teamA')).body.outcome).toBe(
      'deleted',
    );
    const again = await path.send('DELETE', at('brief'), 'teamA');
    expect(again.body.outcome).toBe('absent');
    const apply = (user: 'teamA' | 'teamB') =>
      path.send('POST', `${at('brief')}/manifests`, user, { manifests: '{}' });
    expect((await apply('teamA')).status).toBe(404);
    expect((await apply('teamB')).status).toBe(403);
  });
});

describe('TenantAuthorizer.authorizeAbsent', () => {
  const ref = { host: 'h', namespace: 'vcluster-a', name: 'a' };

  it('decides by what was last seen of the tenant', async () => {
    const { authorizer } = createTestAuthorizer();
    const may = (user: 'teamA' | 'teamB' | 'platform' | 'guest') =>
      authorizer
        .authorizeAbsent(credentialsOf(user), tenantReadPermission, ref)
        .then(
          () => true,
          () => false,
        );
    const all = async () => [
      await may('platform'),
      await may('teamA'),
      await may('teamB'),
      await may('guest'),
    ];
    expect(await all()).toEqual([true, false, false, false]);
    authorizer.remember({ ref, owner: 'group:default/team-a', labels: {} });
    expect(await all()).toEqual([true, true, false, false]);
  });
});
