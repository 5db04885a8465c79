import { copyTo, Memory } from './__testUtils__/MemorySide';
import { DaprSync } from './DaprSync';
import { SyncAction } from './SyncEntry';
import { SyncedKind } from './types';

const COMPONENT: SyncedKind = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  plural: 'components',
};
const AT = 'vcluster-team-a';

function component(
  name: string,
  namespace: string,
  extra: Record<string, unknown> = {},
) {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace, creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { type: 'state.redis', version: 'v1' },
    ...extra,
  };
}

let retries: Array<() => void>;
let actions: Array<SyncAction | undefined>;
let sync: DaprSync;
let virtual: Memory;
let host: Memory;

async function start() {
  sync = new DaprSync({
    virtual: virtual.virtual,
    host: host.host,
    hostRef: ({ name }) => ({ namespace: AT, name }),
    plan: async (_, object) => copyTo(AT, object),
    kinds: [COMPONENT],
    timers: {
      after: (_, callback) => {
        retries.push(callback);
        return () => retries.splice(retries.indexOf(callback), 1);
      },
    },
    onOutcome: (_, __, action) => actions.push(action),
  });
  await sync.start();
}

beforeEach(() => {
  retries = [];
  actions = [];
  virtual = new Memory();
  host = new Memory();
});

afterEach(() => sync.stop());

it('copies what is there at the start, and every change after it', async () => {
  virtual.put(component('orders', 'shop', { scopes: ['cart'] }));
  await start();
  expect(host.get('Component', AT, 'orders')).toMatchObject({
    scopes: ['cart'],
  });
  expect(sync.report()).toEqual([
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      virtual: { namespace: 'shop', name: 'orders' },
      host: { namespace: AT, name: 'orders' },
      generation: undefined,
      onHost: true,
      state: 'synced',
      findings: [],
    },
  ]);

  virtual.put(component('orders', 'shop', { scopes: ['cart', 'mail'] }));
  await sync.idle();
  expect(host.get('Component', AT, 'orders')?.scopes).toEqual(['cart', 'mail']);

  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await sync.idle();
  expect(host.get('Component', AT, 'orders')).toBeUndefined();
  expect(sync.report()).toEqual([]);
  expect(actions.filter(Boolean)).toEqual(['created', 'updated', 'removed']);
});

it('repairs a copy that somebody changed or deleted, and writes nothing when all is well', async () => {
  virtual.put(component('orders', 'shop'));
  await start();
  const copy = host.get('Component', AT, 'orders')!;
  expect(host.writes).toHaveLength(1);
  const { content } = copyTo(AT, virtual.get('Component', 'shop', 'orders')!);
  host.put({
    ...copy,
    metadata: {
      ...copy.metadata,
      annotations: { ...copy.metadata.annotations, written: content },
    },
    spec: { type: 'state.evil' },
  });
  await sync.idle();
  expect(host.get('Component', AT, 'orders')?.spec).toEqual(copy.spec);
  host.delete('Component', { namespace: AT, name: 'orders' });
  await sync.idle();
  expect(host.get('Component', AT, 'orders')).toBeDefined();
  host.put({
    ...copy,
    metadata: { ...copy.metadata, labels: { seen: 'yes' } },
  });
  await sync.idle();
  expect(host.writes).toHaveLength(3);
  expect(actions.filter(Boolean)).toEqual(['created', 'restored', 'restored']);
});

it('removes copies whose original went while nobody watched', async () => {
  virtual.put(component('orders', 'shop'));
  await start();
  await sync.stop();
  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await start();
  expect(host.get('Component', AT, 'orders')).toBeUndefined();
});

it('neither writes nor removes anything as long as a side is not known as a whole', async () => {
  virtual.put(component('orders', 'shop'));
  await start();
  await sync.stop();
  virtual = new Memory();
  virtual.known = false;
  await start();
  expect(host.get('Component', AT, 'orders')).toBeDefined();
  virtual.known = true;
  virtual.complete('Component');
  await sync.idle();
  expect(host.get('Component', AT, 'orders')).toBeUndefined();
});

it('leaves the objects of others alone and says whose they are', async () => {
  host.put(component('orders', AT));
  virtual.put(component('orders', 'shop'));
  await start();
  expect(sync.report()[0]).toMatchObject({
    state: 'conflict',
    reason: `Component ${AT}/orders on the host belongs to somebody else`,
  });
  virtual.delete('Component', { namespace: 'shop', name: 'orders' });
  await sync.idle();
  expect(host.get('Component', AT, 'orders')).toBeDefined();

  virtual.put(component('orders', 'shop'));
  await sync.idle();
  host.delete('Component', { namespace: AT, name: 'orders' });
  await sync.idle();
  expect(sync.report()[0].state).toBe('synced');
});

it.each([
  [{ status: 403, message: 'denied by policy' }, 'refused'],
  [{ status: 409, message: 'somebody was faster' }, 'failed'],
  [{ status: 503, message: 'come back' }, 'failed'],
  [{ message: 'ECONNREFUSED' }, 'failed'],
])('reports %j as %s and tries again', async (failure, state) => {
  virtual.put(component('orders', 'shop'));
  host.failure = failure;
  await start();
  expect(sync.report()[0]).toMatchObject({ state, reason: failure.message });
  host.failure = undefined;
  retries.shift()!();
  await sync.idle();
  expect(sync.report()[0].state).toBe('synced');
});

it('of two in one place lets the older win; of the same age the one that is there', async () => {
  virtual.put(component('store', 'two'));
  await start();
  virtual.put(component('store', 'one'));
  await sync.idle();
  const states = () =>
    Object.fromEntries(
      sync.report().map(entry => [entry.virtual.namespace, entry.state]),
    );
  expect(states()).toEqual({ one: 'conflict', two: 'synced' });
  const older = component('store', 'old', { spec: { type: 'state.old' } });
  virtual.put({
    ...older,
    metadata: { ...older.metadata, creationTimestamp: '2025-01-01T00:00:00Z' },
  });
  await sync.idle();
  expect(states()).toEqual({
    one: 'conflict',
    two: 'conflict',
    old: 'synced',
  });
  expect(host.get('Component', AT, 'store')?.spec).toEqual(older.spec);
});
