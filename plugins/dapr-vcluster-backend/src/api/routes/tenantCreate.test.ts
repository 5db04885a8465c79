import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

const teamA = 'group:default/team-a';
const body = { host: 'sandbox', name: 'shop', owner: teamA };
const create = (changes: object = {}, user = 'teamA' as const, query = '') =>
  path.send('POST', `/tenants${query}`, user, { ...body, ...changes });

describe('POST /tenants that is refused', () => {
  it.each([
    ['an invalid name', { name: 'Team_A' }, 'name', /"Team_A" may only have/],
    ['a long name', { name: 'a'.repeat(41) }, 'name', /at most 40/],
    ['no name', { name: undefined }, 'name', /^name is required$/],
    ['no owner', { owner: undefined }, 'owner', /^owner is required$/],
    [
      'an unknown host',
      { host: 'moon' },
      'host',
      'host "moon" is unknown. Choose one of: sandbox, bare, away.',
    ],
    [
      'an unknown profile',
      { profile: 'gold' },
      'profile',
      'profile "gold" is unknown. Choose one of: oss-hostmanaged, oss-multins, oss-synced.',
    ],
    [
      'an unknown preset',
      { preset: 'huge' },
      'preset',
      'preset "huge" is unknown. Choose one of: small, large.',
    ],
    [
      'a reserved label',
      { labels: { 'vcluster.loft.sh/vcluster-name': 'x' } },
      'labels["vcluster.loft.sh/vcluster-name"]',
      /is reserved/,
    ],
  ])('400 for %s, and nothing has changed', async (_, changes, field, why) => {
    const before = await path.fingerprint();
    const { status, body: answer } = await create(changes);
    expect(answer.error.message).toMatch(why);
    expect(answer.error.details.field).toBe(field);
    expect(status).toBe(400);
    expect(await path.fingerprint()).toEqual(before);
  });

  it.each([
    [
      'a namespace that is not of this portal',
      { namespace: 'kube-system' },
      'namespace',
      /outside what Dapr's injector .* accepts/,
    ],
    [
      'a namespace the injector would not serve',
      { namespace: 'team-shop' },
      'namespace',
      /outside what Dapr's injector on host "sandbox" accepts.*dapr_sidecar_injector\.allowedServiceAccounts of Dapr to "vcluster-\*:vc-\*,team-shop:vc-shop"/,
    ],
    [
      'a read-only host',
      { host: 'frozen' },
      'host',
      'host "frozen" is read-only. Choose another host, or have readOnly removed from its configuration.',
    ],
  ])('409 for %s, and nothing has changed', async (_, changes, field, why) => {
    const before = await path.fingerprint();
    const { status, body: answer } = await create(changes);
    expect(answer.error.message).toMatch(why);
    expect(answer.error.details.field).toBe(field);
    expect(status).toBe(409);
    expect(await path.fingerprint()).toEqual(before);
  });

  it('409 for a namespace that somebody else made', async () => {
    await path.host.create(RESOURCES.namespaces, {
      metadata: { name: 'vcluster-foreign' },
    });
    const before = await path.fingerprint();
    const { status, body: answer } = await create({ name: 'foreign' });
    expect(status).toBe(409);
    expect(answer.error.message).toBe(
      'namespace "vcluster-foreign" exists on host "sandbox" and was not made for a tenant "foreign" of this portal. Choose another name or namespace.',
    );
    expect(await path.fingerprint()).toEqual(before);
  });

  it('409 while namespaces of an earlier vcluster of that name are there', async () => {
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
    const { status, body: answer } = await create({ name: 'dapr-enabled' });
    expect(status).toBe(409);
    expect(answer.error.message).toContain('"vcluster-37a8eec1-74032e2d"');
  });

  it('503 with the fix for a host without Flux', async () => {
    const { status, body: answer } = await create({ host: 'bare' });
    expect(status).toBe(503);
    expect(answer.error.message).toBe(
      "The CRD helmrepositories.source.toolkit.fluxcd.io is missing on host bare. Install Flux's source-controller and helm-controller (2.3 or newer) on the host.",
    );
  });

  it('503 for a host that does not answer', async () => {
    const { status, body: answer } = await create({ host: 'away' });
    expect(status).toBe(503);
    expect(answer.error.message).toMatch(/^host away cannot be reached/);
  });

  it('503 when the host does not take the credentials any more', async () => {
    path.faults.expireTokens();
    const { status, body: answer } = await create();
    path.faults.expireTokens(false);
    expect(status).toBe(503);
    expect(answer.error.message).toMatch(
      /^The credentials of host sandbox are no longer accepted/,
    );
  });

  it('400 for a body that is no JSON, without repeating it', async () => {
    const { status, body: answer } = await path.send(
      'POST',
      '/tenants',
      'teamA',
      '{"name": "secret',
    );
    expect(status).toBe(400);
    expect(answer.error.message).toMatch(/^The request body is not valid JSON/);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('400 for a flag that is neither true nor false', async () => {
    const { status, body: answer } = await create({}, 'teamA', '?dryRun=yes');
    expect(status).toBe(400);
    expect(answer.error.details.field).toBe('dryRun');
  });

  it.each([
    // Of a body that the caller may not send, nothing is read.
    ['guest', teamA, 'dapr-vcluster.tenant.create', {}],
    ['service', teamA, 'dapr-vcluster.tenant.create', {}],
    [
      'teamB',
      teamA,
      'dapr-vcluster.tenant.update',
      { host: 'sandbox', name: 'shop', owner: teamA },
    ],
  ] as const)(
    '403 for %s, naming the permission',
    async (user, owner, name, meta) => {
      const before = await path.fingerprint();
      const { status, body: answer } = await path.send(
        'POST',
        '/tenants',
        user,
        { ...body, owner },
      );
      expect(status).toBe(403);
      expect(answer.error.message).toContain(`"${name}"`);
      expect(answer.error.details.permission).toBe(name);
      expect(await path.fingerprint()).toEqual(before);
      expect(path.audit.at(-1)).toMatchObject({
        eventId: 'tenant-create',
        severityLevel: 'medium',
        meta,
        result: 'fail',
      });
    },
  );
});

describe('POST /tenants', () => {
  it('tries it out without changing anything', async () => {
    const before = await path.fingerprint();
    const { status, body: answer } = await create({}, 'teamA', '?dryRun=true');
    expect(status).toBe(200);
    expect(answer.outcome).toBe('dry-run');
    expect(
      answer.objects.map(
        ({ kind, outcome }: { kind: string; outcome: string }) => [
          kind,
          outcome,
        ],
      ),
    ).toEqual([
      ['Namespace', 'would-create'],
      ['RoleBinding', 'would-create'],
      ['NetworkPolicy', 'would-create'],
      ['NetworkPolicy', 'would-create'],
      ['HelmRepository', 'would-create'],
      ['HelmRelease', 'would-create'],
    ]);
    expect(answer.objects.at(-1).reason).toMatch(
      /Not checked .* does not exist yet/,
    );
    expect(await path.fingerprint()).toEqual(before);
  });

  it('creates once, and says the same when asked again', async () => {
    const first = await create({ labels: { tier: 'gold' } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      id: 'sandbox/vcluster-shop/shop',
      outcome: 'created',
      entityRef: 'resource:default/sandbox-shop',
      chartVersion: '0.37.2',
    });
    const namespace = await getIfPresent(path.host, RESOURCES.namespaces, {
      name: 'vcluster-shop',
    });
    expect(namespace?.metadata).toMatchObject({
      labels: {
        tier: 'gold',
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/tenant-name': 'shop',
      },
      annotations: {
        'dapr-vcluster/owner': teamA,
        'dapr-vcluster/profile': 'oss-hostmanaged',
        'dapr-vcluster/preset': 'small',
      },
    });

    const again = await create({ labels: { tier: 'gold' } });
    expect(again.status).toBe(200);
    expect(again.body.outcome).toBe('unchanged');
    expect(
      new Set(again.body.objects.map((o: { outcome: string }) => o.outcome)),
    ).toEqual(new Set(['unchanged']));
    for (const answer of [first, again]) {
      expect(answer.body.objects[0]).toMatchObject({
        kind: 'Namespace',
        uid: namespace?.metadata.uid,
      });
    }
    expect(path.audit.slice(-2)).toMatchObject([
      { result: 'success', detail: { outcome: 'created' } },
      { result: 'success', detail: { outcome: 'unchanged' } },
    ]);
  });

  it.each([
    [
      { profile: 'oss-multins' },
      'profile',
      /"oss-hostmanaged", requested is "oss-multins"/,
    ],
    [{ preset: 'large' }, 'preset', /"small", requested is "large"/],
    [
      { labels: { tier: 'tin' } },
      'labels["tier"]',
      /"gold", requested is "tin"/,
    ],
    [{ labels: {} }, 'labels', /labels "more labels", requested is "\{\}"/],
  ])(
    '409 for other values %j of one that exists',
    async (changes, field, why) => {
      const { status, body: answer } = await create({
        labels: { tier: 'gold' },
        ...changes,
      });
      expect(status).toBe(409);
      expect(answer.error.message).toMatch(why);
      expect(answer.error.details.field).toBe(field);
    },
  );

  it('names the owner in a conflict to those who may read the tenant only', async () => {
    const asPlatform = await path.send('POST', '/tenants', 'platform', {
      ...body,
      owner: 'group:default/team-b',
    });
    expect(asPlatform.status).toBe(409);
    expect(asPlatform.body.error.message).toContain(
      'owner "group:default/team-a", requested is "group:default/team-b"',
    );
    const asTeamB = await path.send('POST', '/tenants', 'teamB', {
      ...body,
      owner: 'group:default/team-b',
    });
    expect(asTeamB.status).toBe(409);
    expect(asTeamB.body.error.message).toBe(
      'name "shop" is taken on host "sandbox". Choose another name.',
    );
  });

  it('puts back what is missing of a tenant that was created half', async () => {
    await create({ name: 'half' });
    const release = { namespace: 'vcluster-half', name: 'vcluster-chart' };
    await path.host.delete(RESOURCES.helmRepositories, release);
    const { status, body: answer } = await create({ name: 'half' });
    expect(status).toBe(201);
    expect(
      answer.objects.map((o: { kind: string; outcome: string }) => [
        o.kind,
        o.outcome,
      ]),
    ).toEqual([
      ['Namespace', 'unchanged'],
      ['NetworkPolicy', 'unchanged'],
      ['NetworkPolicy', 'unchanged'],
      ['HelmRepository', 'created'],
      ['HelmRelease', 'unchanged'],
    ]);
  });

  it('gives a name to exactly one of two who want it at once', async () => {
    const [one, other] = await Promise.all([
      path.send('POST', '/tenants', 'teamA', { ...body, name: 'race' }),
      path.send('POST', '/tenants', 'teamB', {
        ...body,
        name: 'race',
        owner: 'group:default/team-b',
      }),
    ]);
    expect([one.status, other.status].sort()).toEqual([201, 409]);
  });
});
