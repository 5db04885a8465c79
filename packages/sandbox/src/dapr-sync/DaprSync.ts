import { isEqual } from 'lodash';
import { KeyedWorker, Timers } from './KeyedWorker';
import { claimOf, refOf, Translation } from './translation';
import {
  DaprResource,
  HostSide,
  NamespacedName,
  ResourceView,
  SyncedKind,
  SyncEntry,
  VirtualSide,
} from './types';

/** What the copier needs. */
export type DaprSyncOptions = {
  virtual: VirtualSide;
  host: HostSide;
  kinds: SyncedKind[];
  translation: Translation;
  timers: Timers;
  /** Told whenever the outcome of an object changes; undefined when the object is gone. */
  onChange?: (
    entry: SyncEntry | undefined,
    virtual: NamespacedName & { kind: string },
  ) => void;
};

type KindState = {
  kind: SyncedKind;
  virtual?: ResourceView;
  host?: ResourceView;
};

/**
 * Copies Dapr resources from a vcluster to its host: watches both sides, translates, applies,
 * deletes, and reports per object. It touches no host object that it did not make.
 */
export class DaprSync {
  readonly #states = new Map<string, KindState>();
  readonly #entries = new Map<string, SyncEntry>();
  readonly #applied = new Map<string, DaprResource>();
  readonly #worker: KeyedWorker;
  readonly #options: DaprSyncOptions;

  constructor(options: DaprSyncOptions) {
    this.#options = options;

    this.#worker = new KeyedWorker(key => this.#reconcile(key), options.timers);
  }

  /** Starts the watches; resolves when everything found at first was dealt with once. */
  async start() {
    const { kinds, virtual, host } = this.#options;
    for (const kind of kinds) {
      const state: KindState = { kind };
      this.#states.set(kind.kind, state);
      const add = (ref: NamespacedName) =>
        this.#worker.add(keyOf(kind.kind, ref));
      // The host first: an object looks new to a copier that does not know the host yet.
      const queued: NamespacedName[] = [];
      let ready = false;
      const enqueue = (ref: NamespacedName) =>
        ready ? add(ref) : queued.push(ref);
      state.host = await host.follow(kind, ({ before, after }) =>
        this.#concernedBy(kind, after ?? before).forEach(enqueue),
      );
      state.virtual = await virtual.follow(kind, ({ before, after }) => {
        const object = after ?? before;
        if (object) {
          enqueue(refOf(object));
        }
      });
      ready = true;
      queued.forEach(add);
    }
    await this.#worker.idle();
  }

  /** What became of every object of the vcluster. */
  report(): SyncEntry[] {
    return [...this.#entries.values()];
  }

  /** Resolves when nothing is being copied; retries that wait do not count. */
  idle() {
    return this.#worker.idle();
  }

  /** Ends the watches; what was copied stays on the host. */
  async stop() {
    await this.#worker.stop();
    const views = [...this.#states.values()].flatMap(({ virtual, host }) => [
      virtual,
      host,
    ]);
    await Promise.all(views.map(view => view?.stop()));
  }

  #concernedBy(
    kind: SyncedKind,
    object: DaprResource | undefined,
  ): NamespacedName[] {
    if (!object) {
      return [];
    }
    const place = refOf(object);
    const claim = this.#ownClaim(object);
    const blocked = this.report().filter(
      entry => entry.kind === kind.kind && isEqual(entry.host, place),
    );
    return [...(claim ? [claim] : []), ...blocked.map(entry => entry.virtual)];
  }

  /** The claim of a host object, if it stands where this vcluster's copy would stand. */
  #ownClaim(object: DaprResource): NamespacedName | undefined {
    const claim = claimOf(object);
    return claim &&
      isEqual(this.#options.translation.hostRef(claim), refOf(object))
      ? claim
      : undefined;
  }

  async #reconcile(key: string): Promise<boolean> {
    const [kindName, namespace, name] = key.split('/');
    const { kind, virtual, host } = this.#states.get(kindName)!;
    const ref = { namespace, name };
    const hostRef = this.#options.translation.hostRef(ref);
    const object = virtual?.get(ref);
    const found = host?.get(hostRef);
    const entry = {
      apiVersion: kind.apiVersion,
      kind: kindName,
      virtual: ref,
      host: hostRef,
    };
    try {
      if (!object || object.metadata.deletionTimestamp) {
        return await this.#remove(key, kind, ref, found);
      }
      return await this.#copy(key, kind, object, found, entry);
    } catch (error) {
      this.#put(key, { ...entry, ...outcomeOf(error) });
      return false;
    }
  }

  async #copy(
    key: string,
    kind: SyncedKind,
    object: DaprResource,
    found: DaprResource | undefined,
    entry: Omit<SyncEntry, 'outcome'>,
  ) {
    const claim = found && this.#ownClaim(found);
    if (found && !isEqual(claim, entry.virtual)) {
      const owner = claim
        ? `${claim.namespace}/${claim.name} of this vcluster`
        : 'somebody else';
      const reason = `${kind.kind} ${entry.host.namespace}/${entry.host.name} on the host belongs to ${owner}`;
      this.#put(key, { ...entry, outcome: 'conflict', reason });
      return true;
    }
    const wanted = this.#options.translation.toHost(object);
    if (
      !found ||
      !isEqual(this.#applied.get(key), wanted) ||
      !holds(found, wanted)
    ) {
      await this.#options.host.apply(kind, wanted);
      this.#applied.set(key, wanted);
    }
    this.#put(key, { ...entry, outcome: 'synced' });
    return true;
  }

  async #remove(
    key: string,
    kind: SyncedKind,
    ref: NamespacedName,
    found: DaprResource | undefined,
  ) {
    if (found && isEqual(this.#ownClaim(found), ref)) {
      await this.#options.host.remove(kind, refOf(found), found.metadata.uid);
    }
    this.#applied.delete(key);
    if (this.#entries.delete(key)) {
      this.#options.onChange?.(undefined, { kind: kind.kind, ...ref });
    }
    return true;
  }

  #put(key: string, entry: SyncEntry) {
    const before = this.#entries.get(key);
    this.#entries.set(key, entry);
    if (!isEqual(before, entry)) {
      this.#options.onChange?.(entry, { kind: entry.kind, ...entry.virtual });
    }
  }
}

function keyOf(kind: string, { namespace, name }: NamespacedName) {
  return `${kind}/${namespace}/${name}`;
}

/** Whether the host object has everything that the copy wants; more metadata is fine. */
function holds(found: DaprResource, wanted: DaprResource) {
  const contains = (
    all: Record<string, string> = {},
    some: Record<string, string> = {},
  ) => Object.entries(some).every(([key, value]) => all[key] === value);
  return (
    contains(found.metadata.labels, wanted.metadata.labels) &&
    contains(found.metadata.annotations, wanted.metadata.annotations) &&
    Object.entries(wanted).every(
      ([field, value]) => field === 'metadata' || isEqual(found[field], value),
    )
  );
}

function outcomeOf(error: unknown): Pick<SyncEntry, 'outcome' | 'reason'> {
  const { status, message } = error as { status?: number; message?: string };
  const reason = message ?? String(error);
  if (status === 409) {
    return { outcome: 'conflict', reason };
  }
  return {
    outcome:
      status !== undefined && status >= 400 && status < 500 && status !== 429
        ? 'refused'
        : 'failed',
    reason,
  };
}
