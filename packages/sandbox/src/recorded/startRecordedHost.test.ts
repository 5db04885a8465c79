import { KubeConfig } from '@kubernetes/client-node';
import { Secret, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { RecordedHost, startRecordedHost } from './startRecordedHost';

let host: RecordedHost;
let client: KubeClient;

function clientOf(kubeConfigText: string) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(kubeConfigText);
  return new HttpKubeClient(kubeConfig);
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
  const secret = await getIfPresent<Secret>(client, RESOURCES.secrets, {
    namespace: `vcluster-${name}`,
    name: `vc-${name}`,
  });
  return clientOf(Buffer.from(secret!.data!.config, 'base64').toString());
}

async function names(
  from: KubeClient,
  resource: Parameters<KubeClient['list']>[0],
  labelSelector?: string,
) {
  return (await from.list<KubeObject>(resource, { labelSelector })).items.map(
    each => each.metadata.name,
  );
}

it('lists both vclusters and every injected pod', async () => {
  expect(await names(client, RESOURCES.statefulSets, 'app=vcluster')).toEqual([
    'team-a',
    'team-b',
  ]);
  const injected = await names(
    client,
    RESOURCES.pods,
    'dapr.io/sidecar-injected=true',
  );
  expect(injected.map(name => name.split('-')[0]).sort()).toEqual([
    'cart',
    'go',
    'java',
    'orders',
  ]);
});

it('takes no write', async () => {
  const write = client.create(RESOURCES.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'x' },
  });
  await expect(write).rejects.toMatchObject({ status: 403 });
});

it('opens team-a through its kubeconfig Secret: Components, the ignored app and the rejected one', async () => {
  const virtual = await tenant('team-a');
  expect(await names(virtual, RESOURCES.components)).toEqual([
    'my-statestore',
    'orders',
  ]);
  const pods = await names(virtual, RESOURCES.pods);
  expect(pods.some(name => name.startsWith('yes-app'))).toBe(true);
  const { items } = await virtual.list<
    KubeObject & { reason?: string; message?: string }
  >(RESOURCES.events, { namespace: 'shop' });
  const rejected = items.find(
    each =>
      each.reason === 'SyncError' && each.metadata.name.startsWith('bad-id'),
  );
  expect(rejected?.message).toContain("invalid app id (input: 'Bad_Id'");
  virtual.close();
});

it('opens team-b, which knows no Dapr kinds', async () => {
  const virtual = await tenant('team-b');
  expect(await names(virtual, RESOURCES.pods)).toEqual([
    'orders-5dd78c65bf-52ppg',
  ]);
  await expect(virtual.list(RESOURCES.components)).rejects.toMatchObject({
    status: 404,
  });
  virtual.close();
});

async function ask(app: string, path: string, port = 3501) {
  const { items } = await client.list<Pod>(RESOURCES.pods);
  const { metadata } = items.find(each => each.metadata.name.startsWith(app))!;
  return client.raw(
    `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}:${port}/proxy${path}`,
  );
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
  const { items } = await client.list<Pod>(RESOURCES.pods, {
    labelSelector: 'app=vcluster',
  });
  expect(items.map(each => each.status?.phase)).toEqual(['Running', 'Running']);
  const secrets = (await client.list<Secret>(RESOURCES.secrets)).items.filter(
    each => !/^vc-team-.$/.test(each.metadata.name),
  );
  const values = secrets
    .flatMap(each => Object.values(each.data ?? {}))
    .map(each => Buffer.from(each, 'base64').toString());
  expect(new Set(values)).toEqual(new Set(['PLACEHOLDER']));
});
