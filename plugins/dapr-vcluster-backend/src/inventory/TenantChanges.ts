import { TenantChangedEvent } from 'backstage-plugin-dapr-vcluster-common';
import { Coalescer } from './Coalescer';
import { HostIndex } from './HostIndex';
import { doubtOfAbsence, isLoaded } from './model/sources';

/** How long to wait for further changes before tenants are compared, and how often one tenant is announced at most. */
export type ChangeTiming = { settleMs: number; intervalMs: number };

/** Revision of a tenant that no longer exists. */
export const GONE = 'gone';

type Listener = (event: TenantChangedEvent) => void;

/** Announces which tenants have appeared, changed or gone, at most once per tenant and interval. */
export class TenantChanges {
  readonly #hosts: () => Iterable<[string, HostIndex]>;
  readonly #settleMs: number;
  readonly #listeners = new Set<Listener>();
  readonly #announcements: Coalescer<string>;
  /** Last revision announced, by host and tenant. */
  readonly #revisions = new Map<string, Map<string, string>>();
  #settling: NodeJS.Timeout | undefined;

  constructor(
    hosts: () => Iterable<[string, HostIndex]>,
    { settleMs, intervalMs }: ChangeTiming,
  ) {
    this.#hosts = hosts;
    this.#settleMs = settleMs;
    this.#announcements = new Coalescer(
      (tenant, revision) => this.#announce({ tenant, revision }),
      intervalMs,
    );
  }

  /** Returns a function that removes the listener. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Compares the tenants soon: a host has changed. */
  changed(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#compare();
    }, this.#settleMs);
  }

  stop(): void {
    clearTimeout(this.#settling);
    this.#announcements.stop();
    this.#listeners.clear();
  }

  #announce(event: TenantChangedEvent) {
    this.#listeners.forEach(listener => listener(event));
  }

  #compare() {
    for (const [name, host] of this.#hosts()) {
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
        this.#announcements.push(tenant.id, revision);
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
        this.#announcements.push(id, GONE);
      }
    }
    this.#revisions.set(name, after);
  }
}
