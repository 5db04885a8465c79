import { randomUUID } from 'node:crypto';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import type { ApiServer } from 'dapr-vcluster-kube-sim';
import { declaredAndCopied, fingerprint } from './__testUtils__/hostState';
import { randomOf } from './__testUtils__/random';
import { applyComponent, redis, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const AT = 'vcluster-team-a';

/** Changes at once. */
const CHANGES = Number(process.env.SYNCER_CHANGES ?? 10_000);
const SEED = Number(process.env.SYNCER_SEED ?? 11);

let host: SyncedHost;
let vcluster: KubeClient;
let before: string;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
  await host.host.create(components, redis('foreign', { namespace: AT }));
  await host.host.create(RESOURCES.secrets, {
    metadata: { namespace: AT, name: 'foreign' },
  });
  before = await fingerprint(host.host);
});
afterEach(() => host.close());

/** What refuses a Component here: its key prefix lets tenants read each other. */
const isDemanded = ({ spec }: KubeObject) =>
  !JSON.stringify(spec).includes('"value":"name"');

/** In the end the host has what the declared set demands, object by object, and what is others' is as it was. */
async function endsRight(): Promise<boolean> {
  await until(
    'the declared state',
    async () => {
      const { declared, copied } = await declaredAndCopied(
        vcluster,
        host.host,
        { namespace: AT, name: 'team-a' },
        isDemanded,
      );
      if (declared.join() !== copied.join()) {
        throw new Error(`declared ${declared.join()}, copied ${copied.join()}`);
      }
      return true;
    },
    60_000,
  );
  return (await fingerprint(host.host)) === before;
}

const serverOf = () => host.vclusters.get(`${AT}/team-a`)!.server;

/** Some changes: new ones, others, refused ones, deletions. */
async function change(random: () => number, count: number) {
  for (let index = 0; index < count; index++) {
    const number = Math.floor(random() * 12);
    const name = `store-${number}`;
    if (random() < 0.25) {
      await vcluster
        .delete(components, { namespace: 'default', name })
        .catch(() => {});
    } else {
      await applyComponent(
        vcluster,
        redis(name, {
          scopes: [`app-${Math.floor(random() * 3)}`],
          // What is refused only later is kept: some are refused from the beginning.
          keyPrefix: number < 10 ? 'namespace' : 'name',
        }),
      );
    }
  }
}

/** What goes wrong with an API server, and how it ends. */
const FAULTS: Record<string, (server: ApiServer) => () => void> = {
  refuses: ({ faults }) => {
    faults.refuseConnections();
    return () => faults.refuseConnections(false);
  },
  hangs: ({ faults }) => faults.stallWatches(),
  'drops its watches': ({ faults }) => {
    faults.dropWatches();
    return () => {};
  },
  'is compacted': ({ faults, store }) => {
    store.compact();
    faults.expireWatches(8);
    faults.dropWatches();
    return () => {};
  },
  'answers 500 and 503': ({ faults }) => {
    faults.fail({ code: 500, count: 5 });
    faults.fail({ code: 503, count: 5 });
    return () => {};
  },
  throttles: ({ faults }) => {
    faults.throttle({ retryAfterSeconds: 0, count: 10 });
    return () => {};
  },
  'takes no token': ({ faults }) => {
    faults.expireTokens();
    return () => faults.expireTokens(false);
  },
};

it('ends right after every fault of either API server, in any order', async () => {
  const random = randomOf(SEED);
  host.syncer();
  await applyComponent(vcluster, redis('store-0'));
  const sides = () => [host.server, serverOf()];
  for (const [name, begin] of Object.entries(FAULTS)) {
    for (const server of sides()) {
      const isTheirs = server !== host.server;
      // A tenant cannot change anything while its own API server refuses.
      const blocks = isTheirs && ['refuses', 'takes no token'].includes(name);
      await change(random, 2);
      const end = begin(server);
      if (!blocks) {
        await change(random, 3);
      }
      end();
      await change(random, 1);
    }
  }
  expect(await endsRight()).toBe(true);
}, 300_000);

it.each([
  ['a year behind', -31_536_000_000],
  ['a year ahead', 31_536_000_000],
])('ends right with a clock %s', async (_, offset) => {
  host.syncer({ now: () => new Date(Date.now() + offset) });
  await change(randomOf(SEED), 12);
  expect(await endsRight()).toBe(true);
});

it('ends right when two replicas of one name run at the same time', async () => {
  host.syncer({ replica: 'same' });
  host.syncer({ replica: 'same' });
  await change(randomOf(SEED), 25);
  expect(await endsRight()).toBe(true);
});

/** Names that the changes at once are about: each is created, changed, deleted and created again. */
const NAMES = 800;
const STORAGE = 'components.dapr.io';

/** Writes a change as the API server stores it, without a request. */
function changeAtOnce(random: () => number): void {
  const { store } = serverOf();
  const name = `store-${Math.floor(random() * NAMES)}`;
  const stored = store.get(STORAGE, 'default', name);
  if (stored && random() < 0.3) {
    store.remove(STORAGE, 'default', name);
    return;
  }
  const object = redis(name, { scopes: [`app-${Math.floor(random() * 9)}`] });
  const { generation = 0, ...kept } = stored?.metadata ?? {
    ...object.metadata,
    uid: randomUUID(),
    creationTimestamp: new Date().toISOString().replace(/\.\d+/, ''),
  };
  store.put(STORAGE, {
    ...object,
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { ...kept, name, generation: Number(generation) + 1 },
  });
}

it(`ends right after ${CHANGES} changes at once`, async () => {
  const random = randomOf(SEED);
  host.syncer({ settings: { goneGraceMs: 50, maxObjects: 2 * NAMES } });
  await applyComponent(vcluster, redis('first'));
  await host.onHost(components, AT, 'first');
  // Half of them all at once, the rest while the syncer is at them.
  for (let index = 0; index < CHANGES; index++) {
    changeAtOnce(random);
    if (index > CHANGES / 2 && index % 100 === 0) {
      await host.host.list(RESOURCES.leases);
    }
  }
  expect(await endsRight()).toBe(true);
}, 300_000);
