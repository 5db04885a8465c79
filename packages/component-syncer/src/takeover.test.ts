import {
  KubeClient,
  RESOURCES,
  unreachableError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DEFAULT_LEASE_TIMING } from './membership';
import { ownClientOf, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const STEP_MS = 500;

/** The time of a test, which passes only when it says so. */
class SimulatedTime {
  #now = Date.parse('2026-01-01T00:00:00Z');
  readonly #due = new Set<{ at: number; callback: () => void }>();

  readonly now = () => new Date(this.#now);

  /** Timers of one replica; those of a dead one never come. */
  timers(isDead: () => boolean = () => false) {
    return {
      after: (ms: number, callback: () => void) => {
        const timer = {
          at: this.#now + ms,
          callback: () => isDead() || callback(),
        };
        this.#due.add(timer);
        return () => this.#due.delete(timer);
      },
    };
  }

  pass(ms: number) {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#due]
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!next) {
        break;
      }
      this.#due.delete(next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }
}

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

/** A client whose process can be killed. */
function mortal(client: KubeClient, isDead: () => boolean): KubeClient {
  return new Proxy(client, {
    get: (target, property) => {
      const value = Reflect.get(target, property, target);
      return typeof value === 'function'
        ? (...parameters: unknown[]) => {
            if (isDead() && property !== 'close') {
              throw unreachableError('killed');
            }
            return value.apply(target, parameters);
          }
        : value;
    },
  });
}

it('serves the vclusters of a replica that was killed within 20 s', async () => {
  for (const name of NAMES) {
    await host.vcluster(name);
  }
  const time = new SimulatedTime();
  let killed = false;
  const common = { now: time.now, leases: DEFAULT_LEASE_TIMING };
  const one = host.syncer({
    ...common,
    replica: 'one',
    client: mortal(ownClientOf(host.server), () => killed),
    timers: time.timers(() => killed),
  });
  const two = host.syncer({
    ...common,
    replica: 'two',
    timers: time.timers(),
  });
  const servedBy = ({ syncer }: typeof one) =>
    syncer
      .status()
      .vclusters.filter(({ state }) => state === 'served')
      .map(({ name }) => name);
  /** Lets time pass, and what is asked of the host at that time be answered. */
  const step = async () => {
    time.pass(STEP_MS);
    for (let request = 0; request < 6; request++) {
      await host.host.list(RESOURCES.leases);
    }
  };
  await until('a share for each', async () => {
    await step();
    return servedBy(one).length > 0 &&
      [...servedBy(one), ...servedBy(two)].sort().join() === NAMES.join()
      ? true
      : undefined;
  });

  killed = true;
  const at = time.now().getTime();
  const left = two.syncer.status().vclusters;
  expect(left.filter(({ state }) => state === 'elsewhere')).not.toEqual([]);
  let taken = 0;
  await until('all at the other one', async () => {
    await step();
    const { vclusters } = two.syncer.status();
    if (!vclusters.some(({ state }) => state === 'elsewhere')) {
      taken ||= time.now().getTime() - at;
      return servedBy(two).length === NAMES.length ? true : undefined;
    }
    return undefined;
  });
  expect(taken).toBeLessThanOrEqual(20_000);
  // Stopping asks for timers of a replica that is dead.
  killed = false;
  time.pass(60_000);
});
