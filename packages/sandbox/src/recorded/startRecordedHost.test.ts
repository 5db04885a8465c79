import { KubeConfig } from '@kubernetes/client-node';
import {
  EVENTS,
  KubeObject,
  PODS,
  SandboxClient,
  Secret,
  SECRETS,
  STATEFUL_SETS,
  DAPR_COMPONENTS,
  Pod,
  NAMESPACES,
} from 'dapr-vcluster-kube-sim/client';
import { RecordedHost, startRecordedHost } from './startRecordedHost';

let host: RecordedHost;
let client: SandboxClient;

function clientOf(kubeConfigText: string) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(kubeConfigText);
  return new SandboxClient(kubeConfig);
}

beforeAll(async () => {
  host = await startRecordedHost();
  client = clientOf(JSON.stringify(host.server.kubeconfig()));
});

afterAll(async () => {
  client.close();
  await host.close();
});

async function tenant(name: string) {
  const secret = await client.get<Secret>(SECRETS, {
    namespace: `vcluster-${name}`,
    name: `vc-${name}`,
  });
  return clientOf(Buffer.from(secret!.data!.config, 'base64').toString());
}

async function names(
  from: SandboxClient,
  resource: Parameters<SandboxClient['list']>[0],
  labelSelector?: string,
) {
  return (await from.list<KubeObject>(resource, { labelSelector })).items.map(
    each => each.metadata.name,
  );
}

it('lists both vclusters and every injected pod', async () => {
  expect(await names(client, STATEFUL_SETS, 'app=vcluster')).toEqual([
    'team-a',
    'team-b',
  ]);
  const injected = await names(client, PODS, 'dapr.io/sidecar-injected=true');
  expect(injected.map(name => name.split('-')[0]).sort()).toEqual([
    'cart',
    'go',
    'java',
    'orders',
  ]);
});

it('takes no write', async () => {
  const write = client.create(NAMESPACES, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'x' },
  });
  await expect(write).rejects.toMatchObject({ status: 403 });
});

it('opens team-a through its kubeconfig Secret: Components, the ignored app and the rejected one', async () => {
  const virtual = await tenant('team-a');
  expect(await names(virtual, DAPR_COMPONENTS)).toEqual([
    'my-statestore',
    'orders',
  ]);
  const pods = await names(virtual, PODS);
  expect(pods.some(name => name.startsWith('yes-app'))).toBe(true);
  const { items } = await virtual.list<
    KubeObject & { reason?: string; message?: string }
  >(EVENTS, { namespace: 'shop' });
  const rejected = items.find(
    each =>
      each.reason === 'SyncError' && each.metadata.name.startsWith('bad-id'),
  );
  expect(rejected?.message).toContain("invalid app id (input: 'Bad_Id'");
  virtual.close();
});

it('opens team-b, which knows no Dapr kinds', async () => {
  const virtual = await tenant('team-b');
  expect(await names(virtual, PODS)).toEqual(['orders-5dd78c65bf-52ppg']);
  await expect(virtual.list(DAPR_COMPONENTS)).rejects.toMatchObject({
    status: 404,
  });
  virtual.close();
});

async function ask(app: string, path: string, port = 3501) {
  const { items } = await client.list<Pod>(PODS);
  const { metadata } = items.find(each => each.metadata.name.startsWith(app))!;
  return client.raw({
    method: 'GET',
    path: `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}:${port}/proxy${path}`,
  });
}

it.each([
  ['java-app', 'my-example-app', 'my-statestore'],
  ['go-app', 'my-example-app', 'my-statestore'],
  ['cart', 'cart', 'orders'],
  ['orders', 'orders', 'my-statestore'],
])('answers what the sidecar of %s has loaded', async (app, id, component) => {
  const { status, body } = await ask(app, '/v1.0/metadata');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    id,
    components: [{ name: component, type: 'state.redis' }],
  });
  expect((await ask(app, '/v1.0/healthz')).status).toBe(204);
});

it('has no sidecar to answer for yes-app, nor for the private port', async () => {
  expect((await ask('yes-app', '/v1.0/metadata')).status).toBe(503);
  expect((await ask('cart', '/v1.0/metadata', 3500)).body).toContain(
    'connection refused',
  );
});

it('shows control planes as running and holds no secret value', async () => {
  const { items } = await client.list<Pod>(PODS, {
    labelSelector: 'app=vcluster',
  });
  expect(items.map(each => each.status?.phase)).toEqual(['Running', 'Running']);
  const secrets = (await client.list<Secret>(SECRETS)).items.filter(
    each => !/^vc-team-.$/.test(each.metadata.name),
  );
  const values = secrets
    .flatMap(each => Object.values(each.data ?? {}))
    .map(each => Buffer.from(each, 'base64').toString());
  expect(new Set(values)).toEqual(new Set(['PLACEHOLDER']));
});
