import {
  DaprResource,
  DaprResourceList,
  Topology,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../../../__testUtils__/DiagnosedTenant';
import { until } from '../../../__testUtils__/until';
import { lines } from './__testUtils__/beside';

// Syncers and sidecars take their time on a busy machine.
jest.setTimeout(180_000);

const OLD_DAPRD = 'ghcr.io/dapr/daprd:1.16.2';

let tenant: DiagnosedTenant;

const declare = (
  resource: Resource,
  name: string,
  more: { spec?: object; scopes?: string[] },
) =>
  tenant.host.create<KubeObject>(resource, {
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    metadata: { name, namespace: tenant.namespace },
    ...more,
  });

const subscribe = (name: string, topic: string, ...scopes: string[]) =>
  declare(RESOURCES.subscriptions, name, {
    spec: { pubsubname: 'bus', topic, routes: { default: '/in' } },
    scopes,
  });

/** Waits until the sidecars say of an object what they should; lines of other apps are left out. */
const loaded = (name: string, expected: Record<string, RegExp>) =>
  tenant.portal.until(
    `${name} to be loaded as it should`,
    `${tenant.path}/resources`,
    ({ items }: DaprResourceList) => {
      const object = items.find(each => each.name === name);
      const said = lines(object?.loadedBy ?? []);
      return Object.entries(expected).every(([appId, words]) =>
        said.some(line => line.startsWith(`${appId}: `) && words.test(line)),
      )
        ? object
        : undefined;
    },
  );

const ruleIds = ({ findings }: DaprResource) =>
  findings.map(({ ruleId }) => ruleId);

beforeAll(async () => {
  tenant = await DiagnosedTenant.start();
  await declare(RESOURCES.components, 'bus', {
    spec: { type: 'pubsub.in-memory', version: 'v1', metadata: [] },
  });
  await declare(RESOURCES.configurations, 'tracing', { spec: {} });
  await subscribe('orders', 'orders', 'cart');
  await declare(RESOURCES.httpEndpoints, 'billing', {
    spec: { baseUrl: 'https://billing.example.org' },
  });
  await declare(RESOURCES.resiliencies, 'patient', {
    spec: { policies: {}, targets: {} },
  });
  await tenant.deploy('cart', { template: { 'dapr.io/config': 'tracing' } });
  await tenant.deploy('mail', {
    template: { 'dapr.io/sidecar-image': OLD_DAPRD },
  });
  await tenant.sidecar('cart', 'ready');
  await tenant.sidecar('mail', 'ready');
});
afterAll(() => tenant?.close());

it('lists for each kind which sidecars have loaded it, and why others have not', async () => {
  await loaded('orders', { cart: /loaded$/, mail: /out-of-scope$/ });
  await loaded('billing', { cart: /loaded$/, mail: /loaded$/ });
  await loaded('tracing', {
    cart: /loaded$/,
    mail: /out-of-scope: It names no Configuration\.$/,
  });
  const patient = await loaded('patient', {
    cart: /loaded$/,
    mail: /unknown: .*does not say which resiliencies/,
  });
  expect(ruleIds(patient)).toEqual([]);
});

it('reports Dapr resources that are newer than a sidecar which does not reload', async () => {
  // Times of Kubernetes are whole seconds.
  const { startedAt = '' } = await tenant.sidecar('mail', 'ready');
  await until(
    'a second after its start',
    async () => Date.now() >= Date.parse(startedAt) + 1_000 || undefined,
  );
  await subscribe('late', 'late', 'mail');
  const late = await loaded('late', {
    mail: /not-loaded: .*older than the Subscription/,
    cart: /out-of-scope$/,
  });
  expect(ruleIds(late)).toEqual(['resource/not-restarted']);
});

it('reports a Configuration that no pod names, and scopes that name no app', async () => {
  await declare(RESOURCES.configurations, 'unused', { spec: {} });
  const unused = await loaded('unused', {
    cart: /It names Configuration "tracing"/,
  });
  expect(ruleIds(unused)).toEqual(['resource/not-named']);
  await subscribe('misspelt', 'lost', 'crat');
  const misspelt = await loaded('misspelt', { cart: /out-of-scope$/ });
  expect(misspelt.findings).toMatchObject([
    {
      ruleId: 'resource/not-in-scope',
      fix: expect.stringContaining('"cart" instead of "crat"'),
    },
  ]);
});

it('reports unknown for two Subscriptions of one topic', async () => {
  await subscribe('orders-too', 'orders', 'cart');
  const words = /unknown: Subscription "orders-too" is for the same topic/;
  expect(ruleIds(await loaded('orders', { cart: words }))).toEqual([]);
});

it('draws declared subscriptions apart from those that a sidecar reports', async () => {
  const { edges }: Topology = await tenant.portal.until(
    'the topics',
    `${tenant.path}/topology`,
    graph =>
      graph.edges.some((edge: { declared?: boolean }) => edge.declared) &&
      graph,
  );
  const subscribes = edges
    .filter(({ relation }) => relation === 'subscribes')
    .map(({ from, to, declared = false }) => [from, to, declared]);
  const at = (kind: string, name: string) =>
    `${kind}/${tenant.namespace}/${name}`;
  expect(subscribes).toEqual([
    [at('app', 'cart'), at('topic', 'bus/orders'), false],
    [at('app', 'mail'), at('topic', 'bus/late'), true],
  ]);
});

it('reads the metadata of each sidecar once for all viewers of a page', async () => {
  const { requests } = tenant.live.server;
  const asked = () =>
    requests
      .newest()
      .map(({ path }) => path)
      .filter(path => path.endsWith('/proxy/v1.0/metadata'));
  const { body: before } = await tenant.portal.get(tenant.path);
  requests.reset();
  // What is near a sidecar changes, so that no answer of it is good any more.
  await declare(RESOURCES.httpEndpoints, 'another', {
    spec: { baseUrl: 'https://another.example.org' },
  });
  await tenant.portal.until(
    'the change',
    tenant.path,
    ({ freshness }) => freshness.revision !== before.freshness.revision,
  );
  expect(asked()).toEqual([]);
  await Promise.all(
    ['/components', '/resources', '/topology'].flatMap(part =>
      Array.from({ length: 5 }, () =>
        tenant.portal.get(`${tenant.path}${part}`),
      ),
    ),
  );
  expect(asked()).toHaveLength(2);
  expect(new Set(asked()).size).toBe(2);
});
