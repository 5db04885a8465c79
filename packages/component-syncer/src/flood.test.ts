import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DEFAULT_SETTINGS } from './settings';
import {
  applyComponent,
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const STORAGE = 'components.dapr.io';
const FLOODED = 'vcluster-team-a';
const QUIET = 'vcluster-team-b';

/** Objects a second, and for how long. */
const PER_SECOND = 1_000;
const SECONDS = 5;
const PROBES = 40;

let host: SyncedHost;
let flooded: KubeClient;
let quiet: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  flooded = await host.vcluster('team-a');
  quiet = await host.vcluster('team-b');
});
afterEach(() => host.close());

const storeOf = (at: string, name: string) =>
  host.vclusters.get(`${at}/${name}`)!.server.store;

/** Declares objects in the vcluster as its API server stores them, without requests. */
function declare(from: number, count: number, size = 0): void {
  const store = storeOf(FLOODED, 'team-a');
  for (let index = from; index < from + count; index++) {
    const object = redis(`flood-${index}`, {
      scopes: Array.from({ length: 1 + size / 10 }, (_, app) => `app-${app}`),
    });
    store.put(STORAGE, {
      ...object,
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      metadata: {
        ...object.metadata,
        uid: randomUUID(),
        generation: 1,
        creationTimestamp: '2026-01-01T00:00:00Z',
      },
    });
  }
}

/** Lets a tenant declare so many a second, in tenths of seconds. */
async function flood(): Promise<void> {
  const began = performance.now();
  const batch = PER_SECOND / 10;
  for (let tenth = 0; tenth < SECONDS * 10; tenth++) {
    declare(tenth * batch, batch);
    await pause(Math.max(0, began + (tenth + 1) * 100 - performance.now()));
  }
}

/** Milliseconds from an apply in the other vcluster to the copy on the host, at the 99th percentile. */
async function p99(prefix: string): Promise<number> {
  const took: number[] = [];
  const store = host.server.store;
  for (let index = 0; index < PROBES; index++) {
    const name = `${prefix}-${index}`;
    const began = performance.now();
    const copied = new Promise<void>(resolve => {
      const stop = store.subscribe(STORAGE, ({ stored }) => {
        if (stored.object.metadata.name === name) {
          stop();
          resolve();
        }
      });
    });
    await quiet.create(components, redis(name));
    await copied;
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.ceil(PROBES * 0.99) - 1];
}

const copies = (namespace: string) =>
  host.server.store.list(STORAGE, namespace).length;

it(`${PER_SECOND} objects a second of one tenant: it gets its rate, others do not wait for it`, async () => {
  const { changesPerSecond, changesAtOnce } = DEFAULT_SETTINGS;
  const { syncer } = host.syncer({
    settings: { changesPerSecond, changesAtOnce },
  });
  await applyComponent(flooded, redis('warm-up'));
  await until('the kind', () => quiet.create(components, redis('warm-up')));
  await host.onHost(components, QUIET, 'warm-up');
  const before = await p99('before');

  const began = performance.now();
  const [during] = await Promise.all([p99('during'), flood()]);
  const seconds = (performance.now() - began) / 1_000;
  const dealtWith = copies(FLOODED);
  // At the same rate the quiet one is far from its own limit.
  expect(copies(QUIET)).toBe(2 * PROBES + 1);
  expect(during).toBeLessThan(Math.max(10 * before, 1_000));
  expect(dealtWith).toBeGreaterThan(changesAtOnce / 4);
  expect(dealtWith).toBeLessThanOrEqual(
    changesAtOnce + changesPerSecond * seconds + 8,
  );
  const [{ queued }] = syncer
    .status()
    .vclusters.filter(({ namespace }) => namespace === FLOODED);
  expect(queued).toBeGreaterThan(PER_SECOND);
  expect(queued).toBeLessThanOrEqual(PER_SECOND * SECONDS + 1);
  // eslint-disable-next-line no-console
  console.info(
    `apply to host of the others, p99: ${Math.round(
      before,
    )} ms before, ${Math.round(during)} ms during the flood; ${dealtWith} of ${
      PER_SECOND * SECONDS
    } copied in ${seconds.toFixed(1)} s`,
  );
});

it('keeps in memory only a part of what is too much, and copies the rest all the same', async () => {
  // Room for 64 of the largest.
  host.syncer({ settings: { maxCharacters: 4_000, maxObjects: 1_000 } });
  await applyComponent(flooded, redis('warm-up'));
  declare(0, 120, 3_000);
  await until('all copies', async () =>
    copies(FLOODED) === 121 ? true : undefined,
  );
  const last = await host.onHost(components, FLOODED, 'flood-119');
  expect(last).toHaveProperty('scopes.300', 'app-300');
  // What was left out is followed, restored and removed like everything else.
  await flooded.patch(
    components,
    { namespace: 'default', name: 'flood-119' },
    { scopes: ['other'] },
  );
  await host.onHost(
    components,
    FLOODED,
    'flood-119',
    ({ scopes }) => String(scopes) === 'other',
  );
  await host.host.delete(components, { namespace: FLOODED, name: 'flood-118' });
  await host.onHost(components, FLOODED, 'flood-118');
  storeOf(FLOODED, 'team-a').remove(STORAGE, 'default', 'flood-119');
  await until('the removal', async () =>
    copies(FLOODED) === 120 ? true : undefined,
  );
});

it('stops to read a kind of which there is far too much, keeps its copies, and goes on when that has ended', async () => {
  // Up to 20 are looked at for each copy that there may be.
  host.syncer({ settings: { maxObjects: 3 } });
  await applyComponent(flooded, redis('kept'));
  await host.onHost(components, FLOODED, 'kept');
  declare(0, 200);
  await quiet.create(components, redis('other'));
  await host.onHost(components, QUIET, 'other');
  expect(copies(FLOODED)).toBeLessThanOrEqual(3 + 8);
  expect(await host.onHost(components, FLOODED, 'kept')).toBeDefined();
  for (let index = 0; index < 200; index++) {
    storeOf(FLOODED, 'team-a').remove(STORAGE, 'default', `flood-${index}`);
  }
  await applyComponent(flooded, redis('after'));
  await eventually(
    flooded,
    components,
    { namespace: 'default', name: 'after' },
    object => saidOf(object)?.state === 'synced',
  );
  await until('only what is declared', async () =>
    copies(FLOODED) === 2 ? true : undefined,
  );
});
