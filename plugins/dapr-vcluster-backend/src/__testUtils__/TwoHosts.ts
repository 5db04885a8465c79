import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ApiServer, ManualClock, startApiServer } from 'dapr-vcluster-kube-sim';
import { isEqual } from 'lodash';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry } from '../platform/hosts';
import { watchedKinds } from '../inventory/watchedKinds';
import { HostState } from '../inventory/model/hostState';
import { IndexTiming, TenantIndex } from '../inventory/TenantIndex';
import { startFaultHost } from './faultHost';
import { hostState } from './hostState';
import { quiet } from './quiet';
import { until } from './until';

type ServerOptions = Partial<Parameters<typeof startApiServer>[0]>;

// Servers are started and time passes step by step; a busy machine takes long for both.
jest.setTimeout(120_000);

/**
 * An index over two hosts, of which `faulty` gets into trouble and `other` must not notice. The time of the index
 * passes only when {@link pass} says so.
 */
export class TwoHosts {
  readonly registry: HostRegistry;
  #index!: TenantIndex;
  /** Since when each kind of the other host is live. */
  #since: string[] = [];
  readonly clock: ManualClock;
  faulty: ApiServer;
  readonly other: ApiServer;
  token;

  private constructor(
    clock: ManualClock,
    faulty: ApiServer,
    other: ApiServer,
    /** What the faulty host is sent. */
    token = faulty.adminToken,
  ) {
    this.clock = clock;
    this.faulty = faulty;
    this.other = other;
    this.token = token;

    this.registry = HostRegistry.create(
      [],
      [
        {
          name: 'faulty',
          connection: {
            url: faulty.url,
            caData: faulty.caData,
            token: async () => this.token,
          },
        },
        {
          name: 'other',
          connection: {
            url: other.url,
            caData: other.caData,
            token: other.adminToken,
          },
        },
      ],
    );
  }

  /** Resolves when both hosts have been seen whole. */
  static async start(
    options: ServerOptions = {},
    timing: Partial<IndexTiming> = {},
  ): Promise<TwoHosts> {
    const clock = new ManualClock();
    const hosts = new TwoHosts(
      clock,
      await startFaultHost('faulty', { clock, ...options }),
      await startFaultHost('other', { clock }),
    );
    hosts.#index = new TenantIndex({
      catalogue: await loadComponentCatalogue(),
      hosts: hosts.registry,
      now: () => clock.now(),
      timing: {
        settleMs: 5,
        intervalMs: 20,
        timers: {
          setTimeout: (callback, ms) => clock.setTimeout(callback, ms),
          clearTimeout: timer =>
            clock.clearTimeout(timer as object | undefined),
        },
        ...timing,
      },
    });
    hosts.index.start();
    await until('both hosts to be live', async () =>
      hosts.index.hosts().every(({ connection }) => connection === 'live')
        ? true
        : undefined,
    );
    hosts.#since = hosts.host('other').sources.map(({ since }) => since);
    return hosts;
  }

  get index(): TenantIndex {
    return this.#index;
  }

  host(name: 'faulty' | 'other' = 'faulty'): Host {
    return this.index.hosts().find(each => each.name === name)!;
  }

  /**
   * Lets time pass until something holds.
   *
   * @returns seconds it took, at most `seconds`
   * @throws Error when it does not hold by then
   */
  async pass(
    seconds: number,
    what: string,
    holds: () => Promise<boolean> | boolean,
  ): Promise<number> {
    for (let passed = 0; passed <= seconds; passed++) {
      if (await holds()) {
        return passed;
      }
      this.clock.advance(1_000);
      // The clock of the index stands still until the servers have answered.
      await quiet();
    }
    throw new Error(
      `${what}: not within ${seconds} s; ${JSON.stringify(
        this.host().sources,
      )}`,
    );
  }

  /** Lets time pass until the faulty host is marked as old, for a reason; at most a minute. */
  stale(reason: RegExp): Promise<number> {
    return this.pass(60, `stale because ${reason}`, () =>
      this.host().sources.some(
        source => source.state === 'stale' && reason.test(source.reason ?? ''),
      ),
    );
  }

  /** Lets time pass until what is kept of the faulty host is, object by object, what a fresh list brings. */
  async converged(seconds = 10): Promise<number> {
    return this.pass(seconds, 'converged', async () => {
      const live = this.host().connection === 'live';
      return live && equal(this.#kept(), await this.truth());
    });
  }

  /** A change on the other host is seen within seconds, and none of its kinds has been in doubt since the start. */
  async otherFollows(name: string): Promise<void> {
    this.other.store.put('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, uid: name },
    });
    await this.pass(3, `${name} on the other host`, () =>
      Boolean(this.index.host('other')?.state.buckets.has(name)),
    );
    const { connection, sources } = this.host('other');
    const since = sources.map(source => source.since);
    if (connection !== 'live' || !isEqual(since, this.#since)) {
      throw new Error(
        `the other host was in doubt: ${JSON.stringify(sources)}`,
      );
    }
  }

  /** What the index should keep of the faulty host, from a fresh list of each kind. */
  async truth(): Promise<HostState['buckets']> {
    const { client } = this.registry.get('faulty');
    const kinds = Object.values(watchedKinds(await loadComponentCatalogue()));
    const lists = await Promise.all(
      kinds.map(({ resource, labelSelector }) =>
        client.list<KubeObject>(resource, { labelSelector }),
      ),
    );
    const kept = kinds.flatMap(({ project }, at) =>
      lists[at].items.filter(object => project(object) !== undefined),
    );
    return (await hostState(kept)).buckets;
  }

  async close(): Promise<void> {
    await this.#index?.stop();
    this.registry.close();
    await Promise.all([this.faulty.close(), this.other.close()]);
  }

  #kept(): HostState['buckets'] {
    return this.index.host('faulty')!.state.buckets;
  }
}

/** Equality of what is kept, whatever order it came in. */
function equal(a: HostState['buckets'], b: HostState['buckets']): boolean {
  return sorted(a) === sorted(b);
}

function sorted(buckets: HostState['buckets']): string {
  const lines = [...buckets].flatMap(([name, bucket]) =>
    Object.entries(bucket).flatMap(([kind, items]) =>
      [...items.values()].map(item =>
        JSON.stringify([name, kind, Object.entries(item).sort()]),
      ),
    ),
  );
  return lines.sort().join('\n');
}
