import {
  Freshness,
  Host,
  Tenant,
  TenantChangedEvent,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { HostRegistry } from '../platform/hosts';
import { Coalescer } from './Coalescer';
import { HostIndex } from './HostIndex';
import { watchedKinds } from './watch/kinds';
import { revisionOf } from './revision';
import {
  completeTenant,
  HostSnapshot,
  hostSnapshot,
  TenantSnapshot,
  tenantSnapshot,
} from './snapshots';
import { doubtOfAbsence, isLoaded } from './model/sources';
import { DEFAULT_TIMING, WatchTiming } from './watch/timing';
import { TenantView } from './tenantView';
import { placementKey } from './model/placement';

export type { HostSnapshot, TenantSnapshot } from './snapshots';

/** How far changes are held together: looked for after `settleMs`, told once per tenant and `intervalMs`. */
export type IndexTiming = WatchTiming & {
  settleMs: number;
  intervalMs: number;
};

const TIMING: IndexTiming = {
  ...DEFAULT_TIMING,
  settleMs: 20,
  intervalMs: 1_000,
};

/** Revision told when a tenant is no longer there. */
export const GONE = 'gone';

/** Live copy of all hosts in memory; every page is answered from here. */
export class TenantIndex {
  readonly #hosts: ReadonlyMap<string, HostIndex>;
  readonly #listeners = new Set<(event: TenantChangedEvent) => void>();
  readonly #told: Coalescer<string>;
  readonly #timing: IndexTiming;
  /** Last revision told, by host and tenant. */
  readonly #revisions = new Map<string, Map<string, string>>();
  #settling: NodeJS.Timeout | undefined;

  private constructor(
    hosts: HostRegistry,
    kinds: ReturnType<typeof watchedKinds>,
    timing: IndexTiming,
    now: () => Date,
  ) {
    this.#timing = timing;
    this.#told = new Coalescer(
      (tenant, revision) => this.#tell({ tenant, revision }),
      timing.intervalMs,
    );
    this.#hosts = new Map(
      hosts.list().map(host => [
        host.name,
        new HostIndex({
          host,
          kinds,
          timing,
          now,
          changed: () => this.#settle(),
        }),
      ]),
    );
  }

  /** Loads what the projections need; nothing is watched before {@link start}. */
  static async create(options: {
    hosts: HostRegistry;
    timing?: Partial<IndexTiming>;
    now?: () => Date;
  }): Promise<TenantIndex> {
    const catalogue = await loadComponentCatalogue();
    return new TenantIndex(
      options.hosts,
      watchedKinds(catalogue),
      { ...TIMING, ...options.timing },
      options.now ?? (() => new Date()),
    );
  }

  start(): void {
    this.#hosts.forEach(host => host.start());
  }

  async stop(): Promise<void> {
    clearTimeout(this.#settling);
    this.#told.stop();
    this.#listeners.clear();
    await Promise.all([...this.#hosts.values()].map(host => host.stop()));
  }

  /** All hosts as pages show them. */
  hosts(): Host[] {
    return [...this.#hosts.values()].map(host => host.view());
  }

  /** Every tenant of every host, whoever may see it. */
  tenants(): Tenant[] {
    return [...this.#hosts.values()].flatMap(host =>
      [...host.views().values()].map(view => completeTenant(host, view)),
    );
  }

  /** One tenant; undefined when there is none, or its host is not known. */
  getTenant(ref: TenantRef): Tenant | undefined {
    return this.#find(ref, completeTenant);
  }

  /** One tenant with its objects. */
  snapshot(ref: TenantRef): TenantSnapshot | undefined {
    return this.#find(ref, tenantSnapshot);
  }

  /** One host with all its tenants; undefined when it is not known. */
  host(name: string): HostSnapshot | undefined {
    const host = this.#hosts.get(name);
    return host && hostSnapshot(host);
  }

  /** Why a tenant of a host may be there although the index does not have it; undefined when it is not there. */
  doubtOfAbsence(host: string): string | undefined {
    const found = this.#hosts.get(host);
    return found && doubtOfAbsence(found.state);
  }

  /** Freshness of each host's part of a list over hosts. */
  freshness(): Array<Freshness & { host: string }> {
    return [...this.#hosts.values()].map(host => {
      const { sources } = host.state;
      return { host: host.host.name, ...host.freshness(revisionOf(sources)) };
    });
  }

  /** Calls back when a tenant appears, changes or goes ({@link GONE}), at most once a second each. Returns the way out. */
  onChange(listener: (event: TenantChangedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #find<T>(
    ref: TenantRef,
    describe: (host: HostIndex, view: TenantView) => T,
  ): T | undefined {
    const host = this.#hosts.get(ref.host);
    const view = host?.views().get(placementKey(ref));
    return host && view && describe(host, view);
  }

  #tell(event: TenantChangedEvent) {
    this.#listeners.forEach(listener => listener(event));
  }

  #settle() {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#compare();
    }, this.#timing.settleMs);
  }

  #compare() {
    for (const [name, host] of this.#hosts) {
      // At start-up the kinds come one after the other: one word about each tenant is enough.
      if (isLoaded(host.state)) {
        this.#compareHost(name, host);
      }
    }
  }

  #compareHost(name: string, host: HostIndex) {
    const before = this.#revisions.get(name) ?? new Map<string, string>();
    const after = new Map<string, string>();
    for (const { tenant, revision } of host.views().values()) {
      after.set(tenant.id, revision);
      if (before.get(tenant.id) !== revision) {
        this.#told.push(tenant.id, revision);
      }
    }
    for (const [id, revision] of before) {
      if (after.has(id)) {
        continue;
      }
      // A tenant that cannot be seen any more is not a tenant that is gone.
      if (doubtOfAbsence(host.state)) {
        after.set(id, revision);
      } else {
        this.#told.push(id, GONE);
      }
    }
    this.#revisions.set(name, after);
  }
}
