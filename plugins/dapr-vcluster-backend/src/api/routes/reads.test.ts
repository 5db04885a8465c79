import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { namespace, vcluster } from '../../__testUtils__/objects';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { TestPolicy } from '../../__testUtils__/testPolicy';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { until } from '../../__testUtils__/until';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from '../../platform/permissions';

const TEAMS = ['team-a', 'team-b'];
const path = (team: string) => `/tenants/sandbox/vcluster-${team}/${team}`;
const member = (team: string) => `user:default/${team}`;

/** Members see their own team's tenants, the guest none. */
const byTeam: TestPolicy = (permission, user) => {
  const [, team] = user.split('/');
  if (user === 'user:default/pat') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (user === 'user:default/reader') {
    const reads = permission.attributes.action === 'read';
    return { result: reads ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
  if (
    !TEAMS.includes(team) ||
    !isResourcePermission(permission, 'dapr-vcluster-tenant')
  ) {
    return { result: AuthorizeResult.DENY };
  }
  return createTenantConditionalDecision(
    permission,
    tenantConditions.isOwner({ claims: [`group:default/${team}`] }),
  );
};

const hosts = new TestHosts();
let portal: TestPortal;

beforeAll(async () => {
  const { server } = await hosts.start({
    initial: TEAMS.flatMap(team => [
      namespace(`vcluster-${team}`, {
        annotations: { 'dapr-vcluster/owner': `group:default/${team}` },
      }),
      vcluster(`vcluster-${team}`, team),
    ]),
  });
  portal = await TestPortal.start([{ name: 'sandbox', server }], byTeam);
});
afterAll(async () => {
  await portal?.stop();
  await hosts.close();
});

describe('who may read what', () => {
  it.each([
    ['team-a', ['team-a']],
    ['team-b', ['team-b']],
    ['guest', []],
    ['pat', TEAMS],
  ])('%s sees in the list, and in its total, %s', async (user, seen) => {
    const { body } = await portal.get('/tenants', member(user));
    const names = body.items.map(
      (item: { ref: { name: string } }) => item.ref.name,
    );
    expect(names).toEqual(seen);
    expect(body.total).toBe(seen.length);
  });

  it.each([
    ['', 'dapr-vcluster.tenant.read'],
    ['/components', 'dapr-vcluster.component.read'],
    ['/sidecars', 'dapr-vcluster.tenant.read'],
    ['/secrets', 'dapr-vcluster.component.apply'],
    ['/events', 'dapr-vcluster.tenant.read'],
  ])(
    "another team's tenant%s is 403 and names %s",
    async (below, permission) => {
      const own = await portal.get(
        `${path('team-a')}${below}`,
        member('team-a'),
      );
      expect(own.status).toBe(200);
      const { status, body } = await portal.get(
        `${path('team-b')}${below}`,
        member('team-a'),
      );
      expect(status).toBe(403);
      expect(body.error.details).toEqual({ permission });
      expect(body.error.message).toContain(permission);
    },
  );

  it.each([
    ['team-a', ['team-a']],
    ['pat', TEAMS],
    ['reader', []],
  ])('%s may change %s', async (user, seen) => {
    const { status, body } = await portal.get(
      '/tenants?may=component.apply',
      member(user),
    );
    expect(status).toBe(200);
    expect(body.items.map((item: any) => item.ref.name)).toEqual(seen);
  });

  it('refuses to list by a permission there is not', async () => {
    const { status, body } = await portal.get('/tenants?may=everything');
    expect(status).toBe(400);
    expect(body.error.message).toContain('may');
  });

  it('does not tell a guest whether a tenant exists', async () => {
    const there = await portal.get(path('team-a'), member('guest'));
    const nowhere = await portal.get(path('team-x'), member('guest'));
    expect([there.status, nowhere.status]).toEqual([403, 403]);
  });

  it('answers a member the same for a tenant of others and for none', async () => {
    const there = await portal.get(path('team-b'), member('team-a'));
    const nowhere = await portal.get(path('team-x'), member('team-a'));
    expect([there.status, nowhere.status]).toEqual([403, 403]);
    expect(nowhere.body.error.message).toBe(
      there.body.error.message.replaceAll('team-b', 'team-x'),
    );
    const known = await portal.get(path('team-x'), member('pat'));
    expect(known.status).toBe(404);
  });

  it('tells the owner, and nobody else, that a tenant is gone', async () => {
    const { server, client } = await hosts.start({
      initial: [
        namespace('vcluster-team-a', {
          annotations: { 'dapr-vcluster/owner': 'group:default/team-a' },
        }),
        vcluster('vcluster-team-a', 'team-a'),
      ],
    });
    const other = await TestPortal.start([{ name: 'sandbox', server }], byTeam);
    hosts.onClose(() => other.stop());
    const statusFor = async (team: string) =>
      (await other.get(path('team-a'), member(team))).status;
    await until('the tenant to be seen', async () =>
      (await statusFor('team-a')) === 200 ? true : undefined,
    );
    await client.delete(RESOURCES.statefulSets, {
      namespace: 'vcluster-team-a',
      name: 'team-a',
    });
    await client.delete(RESOURCES.namespaces, { name: 'vcluster-team-a' });
    await until('the tenant to be gone', async () =>
      (await statusFor('team-a')) === 404 ? true : undefined,
    );
    expect(await statusFor('team-b')).toBe(403);
  });

  it('has another ETag for another caller of the list', async () => {
    const tags = await Promise.all(
      TEAMS.map(async team => {
        const { headers } = await portal.get('/tenants', member(team));
        return headers.etag;
      }),
    );
    expect(new Set(tags).size).toBe(TEAMS.length);
  });
});

describe('a host that cannot be seen', () => {
  it('does not say that a tenant is not there', async () => {
    const { server } = await hosts.start();
    server.faults.forbid({ plural: 'statefulsets' });
    const other = await TestPortal.start([{ name: 'sandbox', server }]);
    hosts.onClose(() => other.stop());
    const { status, body } = await other.get(path('team-a'));
    expect(status).toBe(503);
    expect(body.error.message).toContain(
      'whether tenant "sandbox/vcluster-team-a/team-a" exists is unknown: The portal\'s service account may not list',
    );
  });
});

describe('a host whose vclusters do not answer', () => {
  it('is shown with what the host knows, and why the rest is unknown', async () => {
    const { body } = await portal.get(`${path('team-a')}/sidecars`);
    expect(body).toMatchObject({
      items: [],
      virtual: {
        state: 'unknown',
        reason: expect.stringContaining('has no kubeconfig yet'),
      },
    });
    const components = await portal.get(`${path('team-a')}/components`);
    expect(components.body.declared).toMatchObject({
      state: 'unknown',
      reason: 'The kind is not installed on this host.',
    });
  });
});
