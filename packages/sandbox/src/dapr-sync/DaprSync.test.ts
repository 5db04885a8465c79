import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DaprSync,
  hostNamespaceTranslation,
  multiNamespaceTranslation,
  SyncedKind,
  Translation,
} from '.';
import { MemorySide } from './__testUtils__/memorySides';

const COMPONENT: SyncedKind = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  plural: 'components',
};
const TEAM_A = { namespace: 'vcluster-team-a', name: 'team-a' };
const HASHED = 'vcluster-8d9001d3-cee4d8f6';

function component(
  name: string,
  namespace: string,
  extra: Record<string, unknown> = {},
) {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis', key: 'password' },
        },
      ],
    },
    ...extra,
  };
}

let retries: Array<() => void>;
let sync: DaprSync;
let virtual: MemorySide;
let host: MemorySide;

async function start(
  translation: Translation = multiNamespaceTranslation(TEAM_A),
) {
  sync = new DaprSync({
    virtual,
    host,
    translation,
    kinds: [COMPONENT],
    timers: {
      after: (_, callback) => {
        retries.push(callback);
        return () => retries.splice(retries.indexOf(callback), 1);
      },
    },
  });
  await sync.start();
}

beforeEach(() => {
  retries = [];
  virtual = new MemorySide();
  host = new MemorySide();
});

afterEach(() => sync.stop());

it('copies what is there at the start, and every change after it', async () => {
  virtual.put(component('orders', 'shop', { scopes: ['cart'] }));
  await start();
  expect(host.get('Component', HASHED, 'orders')).toMatchObject({
    scopes: ['cart'],
    metadata: {
      annotations: {
        'vcluster.loft.sh/controlled-by': 'component/dapr.io/GenericExport',
        'vcluster.loft.sh/object-host-name': 'orders',
        'vcluster.loft.sh/object-host-namespace': HASHED,
        'vcluster.loft.sh/object-kind': 'dapr.io/v1alpha1, Kind=Component',
        'vcluster.loft.sh/object-name': 'orders',
        'vcluster.loft.sh/object-namespace': 'shop',
        'vcluster.loft.sh/object-uid': 'uid-1',
      },
    },
  });
  expect(sync.report()).toEqual([
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      virtual: { namespace: 'shop', name: 'orders' },
      host: { namespace: HASHED, name: 'orders' },
      outcome: 'synced',
    },
  ]);

  virtual.put(component('orders', 'shop', { scopes: ['cart', 'mail'] }));
  await sync.idle();
  expect(host.get('Component', HASHED, 'orders')?.scopes).toEqual([
    'cart',
    'mail',
  ]);

  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await sync.idle();
  expect(host.get('Component', HASHED, 'orders')).toBeUndefined();
  expect(sync.report()).toEqual([]);
});

it('repairs a copy that somebody changed or deleted, and writes nothing when all is well', async () => {
  virtual.put(component('orders', 'shop'));
  await start();
  const copy = host.get('Component', HASHED, 'orders')!;
  expect(host.writes).toHaveLength(1);
  host.put({ ...copy, spec: { type: 'state.evil' } });
  await sync.idle();
  expect(host.get('Component', HASHED, 'orders')?.spec).toEqual(copy.spec);
  host.delete('Component', { namespace: HASHED, name: 'orders' });
  await sync.idle();
  expect(host.get('Component', HASHED, 'orders')).toBeDefined();
  host.put({
    ...copy,
    metadata: { ...copy.metadata, labels: { seen: 'yes' } },
  });
  await sync.idle();
  expect(host.writes).toHaveLength(3);
});

it('removes copies whose original went while nobody watched', async () => {
  virtual.put(component('orders', 'shop'));
  await start();
  await sync.stop();
  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await start();
  expect(host.get('Component', HASHED, 'orders')).toBeUndefined();
});

it('leaves the objects of others alone and says whose they are', async () => {
  host.put(component('orders', HASHED));
  virtual.put(component('orders', 'shop'));
  await start();
  expect(sync.report()[0]).toMatchObject({
    outcome: 'conflict',
    reason: `Component ${HASHED}/orders on the host belongs to somebody else`,
  });
  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await sync.idle();
  expect(host.get('Component', HASHED, 'orders')).toBeDefined();

  virtual.put(component('orders', 'shop'));
  await sync.idle();
  host.delete('Component', { namespace: HASHED, name: 'orders' });
  await sync.idle();
  expect(sync.report()[0].outcome).toBe('synced');
});

it('ignores a claim that stands in a foreign place', async () => {
  await start();
  host.put({
    ...component('orders', 'other-namespace'),
    metadata: {
      name: 'orders',
      namespace: 'other-namespace',
      annotations: {
        'vcluster.loft.sh/controlled-by': 'component/dapr.io/GenericExport',
        'vcluster.loft.sh/object-name': 'orders',
        'vcluster.loft.sh/object-namespace': 'shop',
      },
    },
  });
  await sync.idle();
  expect(host.writes).toEqual([]);
});

it.each([
  [{ status: 403, message: 'denied by policy' }, 'refused'],
  [{ status: 409, message: 'conflict with "kubectl"' }, 'conflict'],
  [{ status: 503, message: 'come back' }, 'failed'],
  [{ message: 'ECONNREFUSED' }, 'failed'],
])('reports %j as %s and tries again', async (failure, outcome) => {
  virtual.put(component('orders', 'shop'));
  host.failure = failure;
  await start();
  expect(sync.report()[0]).toMatchObject({ outcome, reason: failure.message });
  host.failure = undefined;
  retries.shift()!();
  await sync.idle();
  expect(sync.report()[0].outcome).toBe('synced');
});

describe("into the vcluster's own namespace", () => {
  it('keeps the name and refers to translated Secrets', async () => {
    virtual.put(component('my-statestore', 'default'));
    await start(
      hostNamespaceTranslation({
        namespace: 'vcluster-team-b',
        name: 'team-b',
      }),
    );
    expect(
      host.get('Component', 'vcluster-team-b', 'my-statestore'),
    ).toMatchObject({
      metadata: {
        labels: {
          'vcluster.loft.sh/managed-by': 'team-b',
          'vcluster.loft.sh/namespace': 'default',
        },
      },
      spec: {
        metadata: [
          {
            secretKeyRef: { name: 'redis-x-default-x-team-b', key: 'password' },
          },
        ],
      },
    });
  });

  it('leaves the keys of another secret store alone', async () => {
    virtual.put(
      component('vaulted', 'default', { auth: { secretStore: 'vault' } }),
    );
    await start(
      hostNamespaceTranslation({
        namespace: 'vcluster-team-b',
        name: 'team-b',
      }),
    );
    expect(host.get('Component', 'vcluster-team-b', 'vaulted')).toMatchObject({
      spec: { metadata: [{ secretKeyRef: { name: 'redis' } }] },
    });
  });

  it('lets the first of two equal names win', async () => {
    virtual.put(component('store', 'one'));
    await start(
      hostNamespaceTranslation({
        namespace: 'vcluster-team-b',
        name: 'team-b',
      }),
    );
    virtual.put(component('store', 'two'));
    await sync.idle();
    expect(sync.report().map(entry => entry.outcome)).toEqual([
      'synced',
      'conflict',
    ]);
    expect(sync.report()[1].reason).toContain(
      'belongs to one/store of this vcluster',
    );
  });
});

it('imports only its own files, lodash and the common package', () => {
  const allowed =
    /^(\.\/[\w./]+|\.|lodash|backstage-plugin-dapr-vcluster-common|node:(fs|path))$/;
  const imports = readdirSync(__dirname)
    .filter(file => file.endsWith('.ts'))
    .flatMap(file =>
      [
        ...readFileSync(join(__dirname, file), 'utf8').matchAll(
          /^(?:import|export|}).* from '([^']+)';$/gm,
        ),
      ].map(match => match[1]),
    );
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter(each => !allowed.test(each))).toEqual([]);
});
