import { KubeConfig } from '@kubernetes/client-node';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse } from 'yaml';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
let virtual: KubeClient;
const ID = 'sandbox/vcluster-keys/keys';
const REF = { host: 'sandbox', namespace: 'vcluster-keys', name: 'keys' };

beforeAll(async () => {
  path = await WritePath.start();
  ({ virtual } = await path.tenant('keys'));
}, 180_000);
afterAll(async () => {
  virtual?.close();
  await path?.close();
});

type User = Parameters<WritePath['send']>[2];
const issue = (user: User = 'teamA', body: unknown = {}, query = '') =>
  path.send('POST', `/tenants/${ID}/kubeconfig${query}`, user, body);
const revoke = (user: User = 'teamA', query = '') =>
  path.send('DELETE', `/tenants/${ID}/kubeconfig${query}`, user);

/** What the portal has made for kubeconfigs, by name. */
const accounts = async () => {
  const { items } = await virtual.list(RESOURCES.serviceAccounts, {
    namespace: 'kube-system',
    labelSelector: 'dapr-vcluster/kubeconfig=true',
  });
  return items.map(({ metadata }) => metadata);
};

function clientOf(text: string): KubeClient {
  const config = new KubeConfig();
  config.loadFromString(text);
  return new HttpKubeClient(config);
}
const tokenOf = (text: string): string => parse(text).users[0].user.token;
const readPods = (client: KubeClient) =>
  client.list(RESOURCES.pods, { namespace: 'kube-system' });

it('gives a user what the role allows, until it says, and leaves no trace of the token', async () => {
  const before = Date.now();
  const { status, headers, body } = await issue();
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    id: ID,
    outcome: 'issued',
    clusterRole: 'view',
    minutes: 60,
    maxMinutes: 480,
    address: { via: 'configured', verified: true },
    notes: [],
  });
  const expires = Date.parse(body.expiresAt);
  expect(Math.abs(expires - before - 3600_000)).toBeLessThan(60_000);
  const token = tokenOf(body.kubeconfig);
  const [, claims] = token.split('.');
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  expect(exp * 1000).toBe(expires);
  expect(parse(body.kubeconfig)).toMatchObject({
    'current-context': 'vcluster_keys_vcluster-keys_sandbox',
    clusters: [
      { cluster: { 'certificate-authority-data': expect.any(String) } },
    ],
  });

  const client = clientOf(body.kubeconfig);
  expect((await readPods(client)).items.length).toBeGreaterThan(0);
  await expect(client.list(RESOURCES.secrets)).rejects.toMatchObject({
    status: 403,
  });
  await expect(
    client.create(RESOURCES.configMaps, {
      metadata: { name: 'mine', namespace: 'default' },
    }),
  ).rejects.toMatchObject({ status: 403 });
  client.close();

  const event = path.audit.at(-1);
  expect(event).toMatchObject({
    eventId: 'kubeconfig-issue',
    severityLevel: 'high',
    result: 'success',
    meta: { tenant: ID },
    detail: {
      outcome: 'issued',
      clusterRole: 'view',
      account: body.account,
      expiresAt: body.expiresAt,
    },
  });
  expect(JSON.stringify(path.audit)).not.toContain(token.split('.')[2]);
  const elsewhere = path.answers.filter(text => text.includes(token));
  expect(elsewhere).toHaveLength(1);
}, 60_000);

it('keeps one account for each user, and tells whose it is', async () => {
  const first = await issue();
  const again = await issue();
  const other = await issue('platform');
  expect(again.body.account).toBe(first.body.account);
  expect(other.body.account).not.toBe(first.body.account);
  const seen = (await accounts()).map(
    ({ annotations = {} }) => annotations['dapr-vcluster/issued-to'],
  );
  expect(seen.sort()).toEqual(['user:default/ada', 'user:default/tom']);
});

it('ends all of them by one revocation, for good', async () => {
  const mine = clientOf((await issue()).body.kubeconfig);
  const theirs = clientOf((await issue('platform')).body.kubeconfig);
  const before = (await accounts()).length;
  const preview = await revoke('teamA', '?dryRun=true');
  expect(preview.body.outcome).toBe('dry-run');
  expect(preview.body.objects).toHaveLength(before * 2);
  expect(await accounts()).toHaveLength(before);
  await readPods(mine);

  // An account that only carries the label is somebody else's.
  await virtual.create(RESOURCES.serviceAccounts, {
    metadata: {
      name: 'robot',
      namespace: 'kube-system',
      labels: {
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/kubeconfig': 'true',
      },
    },
  });
  const { status, body } = await revoke();
  expect([status, body.outcome]).toEqual([200, 'revoked']);
  expect(body.objects).toHaveLength(before * 2);
  await expect(readPods(mine)).rejects.toMatchObject({ status: 401 });
  await expect(readPods(theirs)).rejects.toMatchObject({ status: 401 });
  expect((await accounts()).map(({ name }) => name)).toEqual(['robot']);
  expect((await revoke()).body.outcome).toBe('unchanged');

  const fresh = clientOf((await issue()).body.kubeconfig);
  await readPods(fresh);
  await expect(readPods(mine)).rejects.toMatchObject({ status: 401 });
  [mine, theirs, fresh].forEach(client => client.close());
}, 60_000);

it('checks everything in a dry run, and creates nothing', async () => {
  await revoke();
  const { status, body } = await issue(
    'teamA',
    { minutes: 30 },
    '?dryRun=true',
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: 'dry-run', minutes: 30 });
  expect(body).not.toHaveProperty('kubeconfig');
  expect((await accounts()).filter(({ name }) => name !== 'robot')).toEqual([]);
});

describe('a request that is refused', () => {
  const nothingIssued = async () =>
    expect((await accounts()).filter(({ name }) => name !== 'robot')).toEqual(
      [],
    );
  beforeAll(() => revoke());

  it.each(['teamB', 'guest', 'service'] as const)(
    '403 for %s, who gets nothing',
    async user => {
      for (const ask of [issue, revoke]) {
        const { status, body } = await ask(user);
        expect(status).toBe(403);
        expect(JSON.stringify(body)).not.toContain('kubeconfig: ');
      }
      await nothingIssued();
      expect(path.audit.at(-1)).toMatchObject({
        eventId: 'kubeconfig-revoke',
        result: 'fail',
      });
    },
  );

  it('401 for nobody', async () => {
    expect((await issue('nobody')).status).toBe(401);
  });

  it.each([
    [{ minutes: 9 }, 'minutes must be at least 10'],
    [
      { minutes: 481 },
      'minutes 481 is more than kubeconfigs of preset "small" may last. Ask for at most 480, or have maxMinutes raised in the portal\'s configuration.',
    ],
    [{ minutes: 10.5 }, 'minutes'],
    [{ minutes: '60' }, 'minutes'],
    [[], 'object'],
  ])('400 for %j', async (given, why) => {
    const { status, body } = await issue('teamA', given);
    expect(status).toBe(400);
    expect(body.error.message).toContain(why);
    await nothingIssued();
  });

  it('409 on a read-only host', async () => {
    const { status } = await path.send(
      'POST',
      '/tenants/frozen/vcluster-keys/keys/kubeconfig',
      'teamA',
      {},
    );
    expect(status).toBe(409);
  });

  it('409 when the role is not in the vcluster', async () => {
    const view = { name: 'view' };
    const role = await virtual.get(RESOURCES.clusterRoles, view);
    await virtual.delete(RESOURCES.clusterRoles, view);
    const { status, body } = await issue();
    const { uid, resourceVersion, creationTimestamp, ...metadata } =
      role.metadata;
    await virtual.create(RESOURCES.clusterRoles, { ...role, metadata });
    expect(status).toBe(409);
    expect(body.error.message).toMatch(
      /^ClusterRole "view" is not in the vcluster\. Create it there/,
    );
    await nothingIssued();
  });

  it('409 when the account is not one that the portal has made', async () => {
    const name = (await issue()).body.account.split('/')[1];
    await revoke();
    const at = { namespace: 'kube-system', name };
    await virtual.create(RESOURCES.serviceAccounts, { metadata: at });
    const { status, body } = await issue();
    expect(status).toBe(409);
    expect(body.error.message).toContain('was not made by this portal');
    expect(
      await getIfPresent(virtual, RESOURCES.serviceAccounts, at),
    ).toBeDefined();
    await virtual.delete(RESOURCES.serviceAccounts, at);
  });

  it('503 while the vcluster does not answer', async () => {
    path.virtualFaults(REF).refuseConnections();
    const { status, body } = await issue();
    path.virtualFaults(REF).refuseConnections(false);
    expect(status).toBe(503);
    expect(body.error.message).toContain('cannot be reached');
    path.clients.forget(REF);
  });

  it('409 for a paused tenant, naming the fix', async () => {
    await path.send('POST', `/tenants/${ID}/pause`, 'teamA');
    for (const ask of [issue, revoke]) {
      const { status, body } = await ask();
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        `tenant "${ID}" is paused. Resume it first.`,
      );
    }
  }, 60_000);
});
