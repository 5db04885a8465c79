import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { fingerprint } from './__testUtils__/hostState';
import { applyComponent, redis, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, secrets } = RESOURCES;
const AT = 'vcluster-team-a';
const STORAGE = 'components.dapr.io';

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
  await host.namespace('elsewhere');
  for (const namespace of [AT, 'elsewhere']) {
    await host.host.create(secrets, {
      metadata: { namespace, name: 'foreign' },
    });
    await host.host.create(components, redis('foreign', { namespace }));
  }
});
afterEach(() => host.close());

type Lie = { metadata: object; [field: string]: unknown };

/**
 * Lets the vcluster's API server hand out whatever it likes, as one does that a tenant has put in the place of the
 * right one with an APIService.
 */
function handOut({ metadata, ...fields }: Lie) {
  const { store } = host.vclusters.get(`${AT}/team-a`)!.server;
  store.put(STORAGE, {
    ...redis('x'),
    ...fields,
    metadata: {
      namespace: 'default',
      uid: 'forged',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
  } as never);
}

const nested = (depth: number) => {
  let value: object = {};
  for (let level = 0; level < depth; level++) {
    value = { value };
  }
  return value;
};

/** What no API server of Kubernetes hands out. */
const LIES: Lie[] = [
  { metadata: { name: 'default/good' } },
  { metadata: { name: '../../secrets/foreign' } },
  { metadata: { name: 'foreign', namespace: '../elsewhere' } },
  { metadata: { name: 'foreign', namespace: 'elsewhere/x' } },
  { metadata: { name: '..' } },
  { metadata: { name: 'n'.repeat(254) } },
  { metadata: { name: 'Not_A_Name' } },
  { metadata: { name: '%2e%2e%2fforeign' } },
  { metadata: { name: 'no-namespace', namespace: undefined } },
  { metadata: { name: 'no-uid', uid: undefined } },
  { metadata: { name: 'time', creationTimestamp: 'a while ago' } },
  { metadata: { name: 'generation', generation: 'NaN' } },
  { metadata: { name: 'labels', labels: ['a'], annotations: 'b' } },
  { metadata: { name: 'foreign' }, scopes: 'cart' },
  { metadata: { name: 'scopes' }, scopes: { length: 3 } },
  { metadata: { name: 'spec' }, spec: 'text' },
  { metadata: { name: 'items' }, spec: { type: 1, metadata: { 0: null } } },
  { metadata: { name: 'nulls' }, spec: { metadata: [null, 1, 'x'] } },
  { metadata: { name: 'secret' }, auth: { secretStore: ['a'] } },
  {
    metadata: { name: 'reference' },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [{ name: 'p', secretKeyRef: { name: '../x', key: 1 } }],
    },
  },
  { metadata: { name: 'deep' }, spec: nested(500) },
  { metadata: { name: 'deeper' }, spec: nested(4_000) },
  {
    metadata: {
      name: 'status',
      annotations: {
        'dapr-vcluster/sync-status': `${'['.repeat(50_000)}${']'.repeat(
          50_000,
        )}`,
      },
    },
  },
  {
    metadata: {
      name: 'prototype',
      annotations: JSON.parse('{"__proto__":{"a":"b"},"constructor":"c"}'),
    },
    scopes: ['__proto__'],
  },
];

it('touches nothing of others whatever a vcluster hands out, and goes on', async () => {
  const before = await fingerprint(host.host);
  const { syncer } = host.syncer();
  await applyComponent(vcluster, redis('good'));
  await host.onHost(components, AT, 'good');
  for (const lie of LIES) {
    handOut(lie);
  }
  await applyComponent(vcluster, redis('after', { scopes: ['one'] }));
  await host.onHost(components, AT, 'after');
  await until('the last change', async () => {
    await applyComponent(vcluster, redis('after', { scopes: ['two'] }));
    const { scopes } = await host.host.get<KubeObject & { scopes: string[] }>(
      components,
      { namespace: AT, name: 'after' },
    );
    return scopes.join() === 'two' ? true : undefined;
  });
  expect(await fingerprint(host.host)).toBe(before);
  expect(await host.onHost(components, AT, 'good')).toMatchObject({
    scopes: ['cart'],
  });
  const { items } = await host.host.list(components);
  const places = new Set(items.map(({ metadata }) => metadata.namespace));
  expect([...places].sort()).toEqual(['elsewhere', AT]);
  expect(syncer.status().vclusters[0].state).toBe('served');
});

it('goes on from the same lies after a start', async () => {
  const first = host.syncer();
  await applyComponent(vcluster, redis('good'));
  await host.onHost(components, AT, 'good');
  await first.stop();
  const before = await fingerprint(host.host);
  LIES.forEach(handOut);
  await vcluster.patch(
    components,
    { namespace: 'default', name: 'good' },
    { scopes: ['changed'] },
  );
  host.syncer();
  await host.onHost(
    components,
    AT,
    'good',
    ({ scopes }) => String(scopes) === 'changed',
  );
  expect(await fingerprint(host.host)).toBe(before);
});
