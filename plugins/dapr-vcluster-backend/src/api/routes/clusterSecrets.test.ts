import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KubeConfig } from '@kubernetes/client-node';
import { applyManifest } from '../../__testUtils__/applyManifest';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

type ClusterSecret = KubeObject & { data: Record<string, string> };

let path: WritePath;
let virtual: KubeClient;
let endpoint: { server: string; caData: string };
const ID = 'sandbox/vcluster-deploy/deploy';
const AT = { namespace: 'argocd', name: 'dapr-vcluster-vcluster-deploy' };

beforeAll(async () => {
  path = await WritePath.start(undefined, {
    config: { argocd: { clusters: { clusterRole: 'edit', minutes: 60 } } },
  });
  await applyManifest(path.host, 'rbac-argocd-clusters.yaml');
  ({ virtual } = await path.tenant('deploy'));
  const found = await path.clients.endpoint({
    host: 'sandbox',
    namespace: 'vcluster-deploy',
    name: 'deploy',
  });
  endpoint = { server: found.server, caData: found.caData ?? '' };
}, 180_000);
afterAll(async () => {
  virtual?.close();
  await path?.close();
});

type User = Parameters<WritePath['send']>[2];
const issue = (user: User = 'teamA', query = '', id = ID) =>
  path.send('POST', `/tenants/${id}/kubeconfig${query}`, user, {
    output: 'argocd',
  });
const secretNow = () =>
  getIfPresent<ClusterSecret>(path.host, RESOURCES.secrets, AT);
const decode = (text = '') => Buffer.from(text, 'base64').toString();
const tokenOf = (secret: ClusterSecret | undefined) =>
  JSON.parse(decode(secret?.data.config)).bearerToken as string;

/** A client with the token that Argo CD has, at an address that this process reaches. */
function clientWith(token: string): KubeClient {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'c', ...endpoint }],
    users: [{ name: 'u', token }],
    contexts: [{ name: 'x', cluster: 'c', user: 'u' }],
    currentContext: 'x',
  });
  return new HttpKubeClient(config);
}

it('gives the Argo CD of the host access, and nobody the token', async () => {
  expect((await issue('teamA', '?dryRun=true')).body.outcome).toBe('dry-run');
  expect(await secretNow()).toBeUndefined();

  const { status, body, headers } = await issue();
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    outcome: 'issued',
    secret: AT,
    clusterRole: 'edit',
    address: { via: 'service', server: 'https://deploy.vcluster-deploy:443' },
  });
  expect(body).not.toHaveProperty('kubeconfig');
  const secret = await secretNow();
  expect(secret?.metadata.labels).toMatchObject({
    'argocd.argoproj.io/secret-type': 'cluster',
  });
  expect(decode(secret?.data.name)).toBe('vcluster-deploy');
  expect(decode(secret?.data.server)).toBe(body.address.server);
  expect(JSON.parse(decode(secret?.data.config))).toMatchObject({
    tlsClientConfig: { caData: expect.any(String) },
  });
  const token = tokenOf(secret);
  const client = clientWith(token);
  expect(
    (await client.list(RESOURCES.configMaps, { namespace: 'default' })).items,
  ).toEqual(expect.any(Array));
  client.close();
  const told = JSON.stringify([path.answers, path.audit]);
  expect(told).not.toContain(token);
  expect(
    path.audit.find(
      ({ eventId, detail }) =>
        eventId === 'kubeconfig-issue' &&
        JSON.stringify(detail).includes(AT.name),
    ),
  ).toBeDefined();
});

it('replaces the token before it expires, and not sooner', async () => {
  const before = await secretNow();
  await path.sweepClusterSecrets();
  expect((await secretNow())?.metadata.resourceVersion).toBe(
    before?.metadata.resourceVersion,
  );
  const later = new Date(Date.now() + 31 * 60_000);
  await path.sweepClusterSecrets(later);
  const after = await secretNow();
  const { resourceVersion } = after?.metadata ?? {};
  expect(resourceVersion).not.toBe(before?.metadata.resourceVersion);
  // Only what the token changes is another one.
  expect(after?.data.server).toBe(before?.data.server);
  const client = clientWith(tokenOf(after));
  await client.list(RESOURCES.configMaps, { namespace: 'default' });
  client.close();
  expect(path.audit.map(({ meta }) => meta)).toContainEqual(
    expect.objectContaining({ scheduled: true, tenant: ID }),
  );
});

it('leaves a Secret of somebody else alone', async () => {
  const theirs = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: 'argocd', name: 'dapr-vcluster-vcluster-other' },
    data: {},
  };
  await path.host.create(RESOURCES.secrets, theirs);
  const { virtual: other } = await path.tenant('other');
  other.close();
  const id = 'sandbox/vcluster-other/other';
  const refused = await issue('teamA', '', id);
  expect(refused.status).toBe(409);
  expect(refused.body.error.message).toContain('was not made by this portal');
  await until('the deletion', async () => {
    const { body } = await path.send('DELETE', `/tenants/${id}`, 'platform');
    return body.outcome === 'deleting' ? undefined : true;
  });
  expect(
    await getIfPresent(path.host, RESOURCES.secrets, theirs.metadata),
  ).toBeDefined();
}, 120_000);

it('is only for those who may have a kubeconfig', async () => {
  expect((await issue('teamB')).status).toBe(403);
});

it('ends with the kubeconfigs of the tenant', async () => {
  const client = clientWith(tokenOf(await secretNow()));
  const revoked = await path.send(
    'DELETE',
    `/tenants/${ID}/kubeconfig`,
    'teamA',
  );
  expect(revoked.body.outcome).toBe('revoked');
  expect(revoked.body.objects).toContainEqual(
    expect.objectContaining({ ...AT, kind: 'Secret', outcome: 'deleted' }),
  );
  expect(await secretNow()).toBeUndefined();
  await expect(
    client.list(RESOURCES.configMaps, { namespace: 'default' }),
  ).rejects.toMatchObject({ status: 401 });
  client.close();
  await path.sweepClusterSecrets(new Date(Date.now() + 31 * 60_000));
  expect(await secretNow()).toBeUndefined();
});

it('goes with the tenant, or with the next sweep', async () => {
  await issue();
  const secret = (await secretNow())!;
  const stale = {
    ...secret,
    metadata: {
      namespace: 'argocd',
      name: 'dapr-vcluster-vcluster-gone',
      labels: secret.metadata.labels,
      annotations: {
        ...secret.metadata.annotations,
        'dapr-vcluster/tenant': 'sandbox/vcluster-gone/gone',
      },
    },
  };
  await path.host.create(RESOURCES.secrets, stale);
  await path.sweepClusterSecrets();
  expect(
    await getIfPresent(path.host, RESOURCES.secrets, stale.metadata),
  ).toBeUndefined();
  expect(await secretNow()).toBeDefined();
  await until('the deletion', async () => {
    const { body } = await path.send('DELETE', `/tenants/${ID}`, 'platform');
    return body.outcome === 'deleting' ? undefined : true;
  });
  expect(await secretNow()).toBeUndefined();
}, 120_000);
