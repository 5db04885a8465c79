import {
  KubeClient,
  RESOURCES,
  unreachableError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { declaredAndCopied, fingerprint } from './__testUtils__/hostState';
import { randomOf } from './__testUtils__/random';
import { redis, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;

const AT = 'vcluster-team-a';

/**
 * How many times the program is killed; each at another request. All 1,000:
 * `SYNCER_KILLS=1000 yarn workspace dapr-vcluster-component-syncer test --watchAll=false src/kills.test.ts`
 */
const KILLS = Number(process.env.SYNCER_KILLS ?? 60);
const SEED = Number(process.env.SYNCER_SEED ?? 7);

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

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

it(
  `killed at ${KILLS} requests, it ends where the declared objects say, and touches nothing else`,
  async () => {
    await host.host.create(components, redis('foreign', { namespace: AT }));
    await host.host.create(RESOURCES.secrets, {
      metadata: { namespace: AT, name: 'foreign' },
    });
    const before = await fingerprint(host.host);
    const random = randomOf(SEED);
    const first = host.syncer();
    await until('the kind', () =>
      vcluster.create(components, redis('store-0')),
    );
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
      const { declared, copied } = await declaredAndCopied(
        vcluster,
        host.host,
        {
          namespace: AT,
          name: 'team-a',
        },
      );
      return declared.join() === copied.join() ? true : undefined;
    });
    expect(await fingerprint(host.host)).toBe(before);
  },
  180_000 + KILLS * 1_000,
);
