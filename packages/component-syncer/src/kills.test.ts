import { createHash } from 'node:crypto';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
  unreachableError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, configurations } = RESOURCES;

const AT = 'vcluster-team-a';

/** How many times the program is killed; each at another request. */
const KILLS = Number(process.env.SYNCER_KILLS ?? 60);
const SEED = Number(process.env.SYNCER_SEED ?? 7);

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Everything on the host but the syncer's own copies and Leases. */
async function fingerprint(): Promise<string> {
  const kinds = [
    components,
    configurations,
    RESOURCES.secrets,
    RESOURCES.configMaps,
    RESOURCES.namespaces,
    RESOURCES.statefulSets,
  ];
  const lists = await Promise.all(kinds.map(kind => host.host.list(kind)));
  const others = lists
    .flatMap(({ items }) => items)
    .filter(
      ({ metadata }) =>
        !metadata.annotations?.['dapr-vcluster/sync-source-uid'],
    );
  return createHash('sha256').update(JSON.stringify(others)).digest('hex');
}

/** What is declared, and what is on the host of it, as text. */
async function states() {
  const plain = ({ metadata, spec, scopes }: KubeObject) =>
    JSON.stringify([metadata.name, spec, scopes]);
  const declared = await vcluster.list(components);
  const copies = await host.host.list(components, {
    namespace: AT,
    labelSelector: 'dapr-vcluster/tenant-name=team-a',
  });
  return [declared, copies].map(({ items }) => items.map(plain).sort());
}

/** From a request on, none is sent any more; resolves then. */
function killAt(request: number): Promise<void> {
  let left = request;
  return new Promise(resolve => {
    host.intercept = () => {
      left -= 1;
      if (left <= 0) {
        resolve();
        throw unreachableError('killed');
      }
    };
  });
}

it(`killed at ${KILLS} requests, it ends where the declared objects say, and touches nothing else`, async () => {
  await host.host.create(components, redis('foreign', { namespace: AT }));
  await host.host.create(RESOURCES.secrets, {
    metadata: { namespace: AT, name: 'foreign' },
  });
  const before = await fingerprint();
  const random = randomOf(SEED);
  const first = host.syncer();
  await until('the kind', () => vcluster.create(components, redis('store-0')));
  await first.stop();

  const changes = async () => {
    const name = `store-${Math.floor(random() * 4)}`;
    const ref = { namespace: 'default', name };
    if (random() < 0.3) {
      await vcluster.delete(components, ref).catch(() => {});
    } else {
      const scopes = [`app-${Math.floor(random() * 3)}`];
      await vcluster.apply(components, redis(name, { scopes }), {
        fieldManager: 'kubectl',
        force: true,
      });
    }
  };
  for (let kill = 0; kill < KILLS; kill++) {
    await changes();
    await changes();
    const killed = killAt(1 + Math.floor(random() * 40));
    // A new name each time, as pods have: the Lease of the one before runs out by itself.
    const run = host.syncer({
      replica: `replica-${kill}`,
      leases: { everyMs: 20, durationMs: 60, fenceMs: 50 },
    });
    await killed;
    await run.stop();
    host.intercept = undefined;
  }
  host.syncer({ replica: 'last' });
  await until('the declared state', async () => {
    const [declared, copies] = await states();
    return declared.join() === copies.join() ? true : undefined;
  });
  expect(await fingerprint()).toBe(before);
});
