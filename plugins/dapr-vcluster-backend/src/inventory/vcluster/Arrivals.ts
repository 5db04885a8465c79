import { formatTenantRef, Known } from 'backstage-plugin-dapr-vcluster-common';
import { PodItem } from '../model/model';
import { appIdOfSidecar } from '../model/sidecarIdentity';
import { TenantSnapshot } from '../snapshots';
import { TtlCache } from '../../platform/TtlCache';
import { absentPods, newestSyncError } from './absentPods';
import { VirtualReader } from './VirtualReader';

/** Pods of one app of a vcluster that request a sidecar and are not on the host. */
export type AbsentApp = {
  /** Virtual namespace. */
  namespace: string;
  appId: string;
  workload: string;
  pods: number;
  /** What the host refused one of them with, if an event tells. */
  refusals: string[];
};

/** How many pods of a vcluster request a sidecar, and which of them did not reach the host. */
export type Arrival = { asking: number; absent: AbsentApp[] };

/** However many pages look at it, a vcluster is read once in this time. */
const TTL_MS = 15_000;
/** Lists show what was read within this time, and do not read themselves. */
const REMEMBERED_MS = 60_000;
/** How long the syncer may take. */
const GRACE_MS = 30_000;

/**
 * Tells which pods of a vcluster did not reach the host, by comparing both sides at one moment. Lists of tenants only show
 * what is remembered: a list per row would be too many.
 */
export class Arrivals {
  readonly #virtual: Pick<VirtualReader, 'pods' | 'events'>;
  readonly #answers = new TtlCache<Known<Arrival>>(TTL_MS);
  readonly #remembered = new Map<
    string,
    { value: Known<Arrival>; at: number }
  >();
  readonly #now: () => number;

  constructor(
    virtual: Pick<VirtualReader, 'pods' | 'events'>,
    now: () => number = Date.now,
  ) {
    this.#virtual = virtual;
    this.#now = now;
  }

  /** Which pods did not reach the host, at most {@link TTL_MS} old. */
  async read(snapshot: TenantSnapshot): Promise<Known<Arrival>> {
    const key = formatTenantRef(snapshot.tenant.ref);
    const value = await this.#answers.get(key, () => this.#ask(snapshot));
    if (value.state === 'unknown') {
      // It may be known in a moment; the reader of vclusters remembers for that long.
      this.#answers.delete(key);
    }
    this.#remember(key, value);
    return value;
  }

  /** What was read lately; undefined when it was not. */
  remembered(ref: TenantSnapshot['tenant']['ref']): Known<Arrival> | undefined {
    const known = this.#remembered.get(formatTenantRef(ref));
    return known && this.#now() - known.at < REMEMBERED_MS
      ? known.value
      : undefined;
  }

  async #ask(snapshot: TenantSnapshot): Promise<Known<Arrival>> {
    const { tenant, pods: onHost } = snapshot;
    const gap = tenant.freshness.unknown.find(({ kind }) => kind === 'pods');
    if (gap) {
      const reason = gap.reason ?? `pods of the host: ${gap.state}.`;
      return { state: 'unknown', reason, since: gap.since };
    }
    const pods = await this.#virtual.pods(tenant);
    if (pods.state === 'unknown') {
      return pods;
    }
    const { asking } = pods.value;
    const absent = absentPods(asking, onHost);
    const value = {
      asking: asking.length,
      absent: absent.length > 0 ? await this.#explained(absent, snapshot) : [],
    };
    return { ...pods, value };
  }

  /** Leaves out pods that may still be on their way. */
  async #explained(
    absent: readonly PodItem[],
    { tenant }: TenantSnapshot,
  ): Promise<AbsentApp[]> {
    const events = await this.#virtual.events(tenant);
    const apps = new Map<string, AbsentApp>();
    for (const pod of absent) {
      const refusal = newestSyncError(pod, events);
      if (refusal === undefined && !this.#isLate(pod)) {
        continue;
      }
      const { namespace, workload } = pod;
      const appId = appIdOfSidecar(pod);
      const key = [namespace, appId, workload].join('/');
      const app = apps.get(key) ?? {
        namespace,
        appId,
        workload,
        pods: 0,
        refusals: [],
      };
      app.pods += 1;
      app.refusals.push(...(refusal === undefined ? [] : [refusal]));
      apps.set(key, app);
    }
    return [...apps.values()];
  }

  #isLate({ createdAt }: PodItem): boolean {
    return (
      createdAt !== undefined && this.#now() - Date.parse(createdAt) > GRACE_MS
    );
  }

  #remember(key: string, value: Known<Arrival>) {
    const now = this.#now();
    for (const [other, { at }] of this.#remembered) {
      if (now - at >= REMEMBERED_MS) {
        this.#remembered.delete(other);
      }
    }
    this.#remembered.set(key, { value, at: now });
  }
}
