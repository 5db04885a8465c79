import { LABEL_SYNC_LEASE } from 'backstage-plugin-dapr-vcluster-common';
import {
  KindWatcher,
  KubeObject,
  RESOURCES,
  WatchState,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { HostHandle, leaseNamespace } from '../../platform/hosts';
import { describeSyncer, SyncerSeen } from './describe';
import { LivingLease, projectLease, SyncLease } from './leases';
import { Lives } from './Lives';

/** When a Lease could not be read, it is tried again. */
const RETRY_MS = 5_000;

/** After a change of replicas, so long may pass until all tenants are reported on by the new ones. */
const SETTLE_MS = 60_000;

/** What observing needs. */
export type SyncerObserverOptions = {
  host: HostHandle;
  timing: WatchTiming;
  /** Milliseconds of a clock that never goes back. */
  monotonic?: () => number;
  /** Of deadlines; those of the watch when left out. */
  timers?: WatchTiming['timers'];
  settleMs?: number;
  /** Told of the tenants that look different, by `<namespace>/<name>`; undefined: all. */
  changed: (keys: readonly string[] | undefined) => void;
};

/**
 * Follows the Leases of the Component syncer of one host with one watch. Before a replica is called gone, its Lease is
 * read once: a stream that has fallen silent looks the same.
 */
export class SyncerObserver {
  readonly #options: SyncerObserverOptions;
  readonly #stop = new AbortController();
  readonly #leases = new Map<string, SyncLease>();
  readonly #lives: Lives;
  #source: { state: WatchState; reason?: string } = { state: 'loading' };
  /** Why it could not be told whether Leases that fell silent are dead. */
  #doubt?: string;
  #seen: SyncerSeen;
  #watcher: Promise<void> = Promise.resolve();
  #asking: Promise<void> = Promise.resolve();
  #deadline: unknown;
  #settling: unknown;

  constructor(options: SyncerObserverOptions) {
    this.#options = options;
    this.#lives = new Lives(options.monotonic ?? (() => performance.now()));
    this.#seen = this.#describe();
  }

  /** The same object while nothing looks different. */
  get seen(): SyncerSeen {
    return this.#seen;
  }

  start(): void {
    const { host, timing } = this.#options;
    const watcher = new KindWatcher<SyncLease>(
      host.client,
      {
        ...this.#selection(),
        resource: RESOURCES.leases,
        project: projectLease,
      },
      {
        replaced: items => {
          this.#take(items);
          this.#look();
        },
        upserted: item => {
          this.#doubt = undefined;
          this.#put(item, true);
          this.#look();
        },
        removed: ({ name }) => {
          this.#leases.delete(name);
          this.#lives.forget(name);
          this.#look();
        },
        state: (state, reason) => {
          this.#source = { state, reason };
          this.#doubt = undefined;
          this.#look();
        },
        alive: () => {},
      },
      timing,
      this.#stop.signal,
    );
    this.#watcher = watcher.run();
  }

  /** Resolves when no request is under way. */
  async stop(): Promise<void> {
    const timers = this.#timers();
    this.#stop.abort();
    timers.clearTimeout(this.#deadline);
    timers.clearTimeout(this.#settling);
    await Promise.all([this.#watcher, this.#asking]);
  }

  #take(items: readonly SyncLease[]): void {
    const names = new Set(items.map(({ name }) => name));
    for (const name of this.#leases.keys()) {
      if (!names.has(name)) {
        this.#leases.delete(name);
        this.#lives.forget(name);
      }
    }
    items.forEach(item => this.#put(item, false));
  }

  #put(item: SyncLease, isNew: boolean): void {
    this.#leases.set(item.name, item);
    if (item.role !== 'vcluster') {
      this.#lives.note(item, isNew);
    }
  }

  #look(): void {
    const before = this.#seen;
    const after = this.#describe();
    this.#await();
    const keys = changedKeys(before, after);
    const isOther = !isEqual(whole(before), whole(after));
    if (!isOther && keys.length === 0) {
      return;
    }
    const isMoved = copiers(before) !== copiers(after);
    this.#seen = {
      ...after,
      settled: after.state === 'running' && !isMoved && before.settled,
    };
    if (isMoved) {
      this.#settle();
    }
    const isForAll = isMoved || before.state !== after.state;
    this.#options.changed(isForAll ? undefined : keys);
  }

  /** Gives replicas time to report on what has become theirs. */
  #settle(): void {
    const { settleMs = SETTLE_MS, changed } = this.#options;
    const timers = this.#timers();
    timers.clearTimeout(this.#settling);
    this.#settling = timers.setTimeout(() => {
      this.#seen = { ...this.#seen, settled: this.#seen.state === 'running' };
      changed(undefined);
    }, settleMs);
  }

  /** Waits for the first Lease to run out. */
  #await(): void {
    const timers = this.#timers();
    timers.clearTimeout(this.#deadline);
    const left = this.#lives.next(this.#living());
    if (
      left !== undefined &&
      this.#source.state === 'live' &&
      !this.#stop.signal.aborted
    ) {
      const wait = this.#doubt === undefined ? left : RETRY_MS;
      this.#deadline = timers.setTimeout(() => {
        this.#asking = this.#ask();
      }, wait);
    }
  }

  async #ask(): Promise<void> {
    const { client } = this.#options.host;
    try {
      const { items } = await client.list<KubeObject>(RESOURCES.leases, {
        ...this.#selection(),
        signal: this.#stop.signal,
      });
      items.forEach(item => {
        const lease = projectLease(item);
        if (lease && this.#leases.has(lease.name)) {
          this.#put(lease, false);
        }
      });
      this.#lives.confirm(this.#living());
      this.#doubt = undefined;
    } catch (error) {
      this.#doubt = (error as Error).message;
    }
    if (!this.#stop.signal.aborted) {
      this.#look();
    }
  }

  #describe(): SyncerSeen {
    const { host } = this.#options;
    return describeSyncer({
      mode: host.componentSyncer.mode,
      namespace: leaseNamespace(host),
      source:
        this.#doubt === undefined
          ? this.#source
          : { state: 'stale', reason: this.#doubt },
      leases: [...this.#leases.values()],
      life: lease => this.#lives.of(lease),
    });
  }

  #living(): LivingLease[] {
    return [...this.#leases.values()].filter(each => each.role !== 'vcluster');
  }

  #timers(): WatchTiming['timers'] {
    return this.#options.timers ?? this.#options.timing.timers;
  }

  #selection() {
    const namespace = leaseNamespace(this.#options.host);
    return { namespace, labelSelector: LABEL_SYNC_LEASE };
  }
}

function whole({ vclusters: _, settled: __, ...rest }: SyncerSeen) {
  return rest;
}

/** The replicas among which tenants are shared. */
function copiers({ state, replicas }: SyncerSeen): string {
  const names = replicas
    .filter(each => each.state === 'active')
    .map(({ name }) => name);
  return JSON.stringify([state === 'running', names]);
}

function changedKeys(before: SyncerSeen, after: SyncerSeen): string[] {
  const keys = new Set([...before.vclusters.keys(), ...after.vclusters.keys()]);
  return [...keys].filter(
    key => !isEqual(before.vclusters.get(key), after.vclusters.get(key)),
  );
}
