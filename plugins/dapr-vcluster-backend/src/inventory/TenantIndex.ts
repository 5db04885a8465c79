import {
  Freshness,
  Host,
  Tenant,
  TenantChangedEvent,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  DEFAULT_TIMING,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry } from '../platform/hosts';
import { HostIndex } from './HostIndex';
import { watchedKinds } from './watchedKinds';
import { revisionOf } from './revision';
import {
  completeTenant,
  HostSnapshot,
  hostSnapshot,
  TenantSnapshot,
  tenantSnapshot,
} from './snapshots';
import { HostState } from './model/hostState';
import { doubtOfAbsence } from './model/sources';
import { ChangeTiming, TenantChanges } from './TenantChanges';
import { TenantView } from './tenantView';
import { Placement, placementKey } from './model/placement';

export type { HostSnapshot, TenantSnapshot } from './snapshots';
export { GONE } from './TenantChanges';

/** How hosts are watched, and how changes are announced. */
export type IndexTiming = WatchTiming & ChangeTiming;

const TIMING: IndexTiming = {
  ...DEFAULT_TIMING,
  settleMs: 20,
  intervalMs: 1_000,
};

/** Live copy of all hosts in memory; every page is answered from here. Nothing is watched before {@link start}. */
export class TenantIndex {
  readonly #hosts: ReadonlyMap<string, HostIndex>;
  readonly #changes: TenantChanges;

  constructor(options: {
    hosts: HostRegistry;
    catalogue: ComponentCatalogue;
    /** Whether Argo CD's Applications are watched too. */
    applications?: boolean;
    timing?: Partial<IndexTiming>;
    now?: () => Date;
  }) {
    const timing = { ...TIMING, ...options.timing };
    const { now = () => new Date() } = options;
    const kinds = watchedKinds(options.catalogue, options);
    this.#changes = new TenantChanges(() => this.#hosts, timing);
    this.#hosts = new Map(
      options.hosts.list().map(host => [
        host.name,
        new HostIndex({
          host,
          kinds,
          timing,
          now,
          changed: () => this.#changes.changed(),
        }),
      ]),
    );
  }

  start(): void {
    this.#hosts.forEach(host => host.start());
  }

  async stop(): Promise<void> {
    this.#changes.stop();
    await Promise.all([...this.#hosts.values()].map(host => host.stop()));
  }

  /** All hosts as pages show them. */
  hosts(): Host[] {
    return [...this.#hosts.values()].map(host => host.view());
  }

  /** Every tenant of every host; callers filter by permission. */
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

  /** What proves a tenant; undefined when there is none, or its host is not known. */
  placement(ref: TenantRef): Placement | undefined {
    return this.#hosts.get(ref.host)?.placement(placementKey(ref));
  }

  /** One host with all its tenants; undefined when it is not known. */
  host(name: string): HostSnapshot | undefined {
    const host = this.#hosts.get(name);
    return host && hostSnapshot(host);
  }

  /** What is kept of a host: the same object until something changes; undefined when it is not known. */
  stateOf(name: string): HostState | undefined {
    return this.#hosts.get(name)?.state;
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

  /** Calls back when a tenant appears, changes or goes; returns a function that removes the listener. */
  onChange(listener: (event: TenantChangedEvent) => void): () => void {
    return this.#changes.onChange(listener);
  }

  #find<T>(
    ref: TenantRef,
    describe: (host: HostIndex, view: TenantView) => T,
  ): T | undefined {
    const host = this.#hosts.get(ref.host);
    const view = host?.views().get(placementKey(ref));
    return host && view && describe(host, view);
  }
}
