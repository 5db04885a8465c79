import { formatTenantRef, Known } from 'backstage-plugin-dapr-vcluster-common';
import { PodItem } from '../model/model';
import { appIdOfSidecar } from '../model/sidecarIdentity';
import { TenantSnapshot } from '../snapshots';
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
export type Arrival = {
  asking: number;
  absent: AbsentApp[];
  /** Pods that are not on the host, and may still be on their way. */
  pending: number;
};

/** However many pages look at it, a vcluster with pods that are not on the host is read once in this time. */
const TTL_MS = 15_000;
/**
 * Lists show what was read within this time, and do not read themselves. A vcluster whose pods were all on the host is not
 * read again within it, unless something changed on the host: most vclusters are like that, and their API servers cost most.
 */
const REMEMBERED_MS = 60_000;
/** A vcluster that could not be read is asked again after this time; the reader of vclusters asks less often. */
const RETRY_MS = 3_000;
/** How long the syncer may take. */
const GRACE_MS = 30_000;

/** What was read, when, and what the host looked like then. */
type Read = { value: Known<Arrival>; at: number; hostSide: string };

/**
 * Tells which pods of a vcluster did not reach the host, by comparing both sides at one moment. Lists of tenants only show
 * what is remembered: a list per row would be too many.
 */
export class Arrivals {
  readonly #virtual: Pick<VirtualReader, 'pods' | 'events'>;
  readonly #asking = new Map<string, Promise<Known<Arrival>>>();
  readonly #remembered = new Map<string, Read>();
  readonly #now: () => number;

  constructor(
    virtual: Pick<VirtualReader, 'pods' | 'events'>,
    now: () => number = Date.now,
  ) {
    this.#virtual = virtual;
    this.#now = now;
  }

  /** Which pods did not reach the host: at most {@link TTL_MS} old, or {@link REMEMBERED_MS} if all did. */
  async read(snapshot: TenantSnapshot): Promise<Known<Arrival>> {
    const current = this.current(snapshot);
    if (current) {
      return current;
    }
    const key = formatTenantRef(snapshot.tenant.ref);
    // Callers who ask at once share one question.
    const asking = this.#asking.get(key) ?? this.#askAndRemember(key, snapshot);
    this.#asking.set(key, asking);
    return asking;
  }

  /** What `read` would answer without asking the vcluster; undefined if it would ask. */
  current(snapshot: TenantSnapshot): Known<Arrival> | undefined {
    const read = this.#remembered.get(formatTenantRef(snapshot.tenant.ref));
    const isCurrent =
      read && this.#now() - read.at < lifetimeMs(read, hostSideOf(snapshot));
    return isCurrent ? read.value : undefined;
  }

  /** What was read lately; undefined when it was not. */
  remembered(ref: TenantSnapshot['tenant']['ref']): Known<Arrival> | undefined {
    const known = this.#remembered.get(formatTenantRef(ref));
    return known && this.#now() - known.at < REMEMBERED_MS
      ? known.value
      : undefined;
  }

  async #askAndRemember(
    key: string,
    snapshot: TenantSnapshot,
  ): Promise<Known<Arrival>> {
    try {
      const value = await this.#ask(snapshot);
      this.#remember(key, value, hostSideOf(snapshot));
      return value;
    } finally {
      this.#asking.delete(key);
    }
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
    const apps =
      absent.length > 0 ? await this.#explained(absent, snapshot) : [];
    const explained = apps.reduce((sum, app) => sum + app.pods, 0);
    const pending = absent.length - explained;
    return { ...pods, value: { asking: asking.length, absent: apps, pending } };
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

  #remember(key: string, value: Known<Arrival>, hostSide: string) {
    const now = this.#now();
    for (const [other, { at }] of this.#remembered) {
      if (now - at >= 2 * REMEMBERED_MS) {
        this.#remembered.delete(other);
      }
    }
    this.#remembered.set(key, { value, at: now, hostSide });
  }
}

/** How long an answer is current while the host looks like this. */
function lifetimeMs({ value, ...read }: Read, hostSide: string) {
  const isSameHost = read.hostSide === hostSide;
  if (value.state === 'unknown') {
    return isSameHost ? RETRY_MS : 0;
  }
  const { absent, pending } = value.value;
  const isComplete = absent.length === 0 && pending === 0;
  return isComplete && isSameHost ? REMEMBERED_MS : TTL_MS;
}

/** What on the host changes when a pod of the vcluster is added, or can no longer be. */
function hostSideOf({ tenant }: TenantSnapshot): string {
  return JSON.stringify([tenant.counts, tenant.quotaFull, tenant.phase]);
}
