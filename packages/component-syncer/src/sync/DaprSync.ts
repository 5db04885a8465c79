import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { KeyedWorker } from '../work';
import { entryOfError, isSameRef, keyOf, refOf } from './entries';
import { Known } from './Known';
import { Rivals } from './Rivals';
import { DaprSyncOptions } from './options';
import { SyncAction, SyncEntry, SyncState } from './SyncEntry';
import {
  DaprResource,
  HostCopy,
  NamespacedName,
  ResourceView,
  SyncedKind,
} from './types';

const NO_FINDINGS: Finding[] = [];

type KindState = {
  kind: SyncedKind;
  rivals: Rivals;
  virtual?: ResourceView<DaprResource>;
  host?: ResourceView<HostCopy>;
};

/**
 * Copies Dapr resources from a vcluster to its host: follows both sides, plans, writes, deletes, and reports per
 * object. It touches no host object that is not a copy of this vcluster, and deletes nothing as long as either side is
 * not known as a whole.
 *
 * @public
 */
export class DaprSync {
  readonly #states = new Map<string, KindState>();
  readonly #known = new Map<string, Known>();
  readonly #worker: KeyedWorker;
  readonly #options: DaprSyncOptions;

  constructor(options: DaprSyncOptions) {
    this.#options = options;
    this.#worker = new KeyedWorker(
      key => this.#reconcile(key),
      options.timers,
      options.limits,
    );
  }

  /** Starts to follow both sides; resolves when everything found at first was dealt with once. */
  async start(): Promise<void> {
    await Promise.all(this.#options.kinds.map(kind => this.#follow(kind)));
    await this.#worker.idle();
  }

  /** What became of every object of the vcluster in one of these states; of all when left out. */
  report(of: (state: SyncState) => boolean = () => true): SyncEntry[] {
    const entries: SyncEntry[] = [];
    for (const known of this.#known.values()) {
      if (known.state !== undefined && of(known.state)) {
        entries.push(...(known.entry ? [known.entry] : []));
      }
    }
    return entries;
  }

  /** The state of every object that was dealt with. */
  states(): SyncState[] {
    const states: SyncState[] = [];
    for (const { state } of this.#known.values()) {
      if (state !== undefined) {
        states.push(state);
      }
    }
    return states;
  }

  /** What became of one object, by its key. */
  entry(key: string): SyncEntry | undefined {
    return this.#known.get(key)?.entry;
  }

  /** Objects that are waiting for their turn or are being dealt with. */
  get queued(): number {
    return this.#worker.size;
  }

  /** Looks at all objects again, e.g. because the policy has changed. */
  again(of: (entry: SyncEntry) => boolean = () => true): void {
    for (const [key, { entry }] of this.#known) {
      if (entry && of(entry)) {
        this.#worker.add(key);
      }
    }
  }

  /** Looks at one object again, by its key. */
  look(key: string): void {
    if (this.#known.has(key)) {
      this.#worker.add(key);
    }
  }

  /** Resolves when nothing is being copied; retries that wait do not count. */
  idle(): Promise<void> {
    return this.#worker.idle();
  }

  /** Ends the following; what was copied stays on the host. */
  async stop(): Promise<void> {
    await this.#worker.stop();
    const views = [...this.#states.values()].flatMap(({ virtual, host }) => [
      virtual,
      host,
    ]);
    await Promise.all(views.map(view => view?.stop()));
  }

  async #follow(kind: SyncedKind): Promise<void> {
    const { virtual, host, hostRef } = this.#options;
    const state: KindState = { kind, rivals: new Rivals() };
    this.#states.set(kind.kind, state);
    const add = (ref: NamespacedName) =>
      this.#worker.add(keyOf(kind.kind, ref));
    const placeOf = (object: DaprResource) => hostRef(refOf(object));
    const everything = () => {
      state.virtual?.list().forEach(object => add(refOf(object)));
      state.host?.list().forEach(({ source }) => source && add(source));
    };
    // The host first: an object looks new to a copier that does not know the host yet.
    state.host = await host.follow(kind, {
      changed: ({ before, after }) => {
        const copy = after ?? before;
        if (copy) {
          [before?.source, after?.source].forEach(each => each && add(each));
          state.rivals.at(copy.ref).forEach(each => add(refOf(each)));
        }
      },
      complete: everything,
    });
    state.virtual = await virtual.follow(kind, {
      changed: ({ before, after }) => {
        if (before) {
          state.rivals.remove(placeOf(before), before);
        }
        const object = after ?? before;
        if (object) {
          if (after) {
            state.rivals.put(placeOf(after), after);
          }
          add(refOf(object));
          state.rivals.at(placeOf(object)).forEach(rival => add(refOf(rival)));
        }
      },
      complete: everything,
    });
    everything();
  }

  async #reconcile(key: string): Promise<boolean> {
    const [kindName, namespace, name] = key.split('/');
    const { kind, virtual, host } = this.#states.get(kindName)!;
    if (!virtual?.known() || !host?.known()) {
      // Both call again when they are.
      return true;
    }
    const object = virtual.get({ namespace, name });
    const ref = object ? refOf(object) : { namespace, name };
    const hostRef = this.#options.hostRef(ref);
    const found = host.get(hostRef);
    const entry = {
      apiVersion: kind.apiVersion,
      kind: kind.kind,
      virtual: ref,
      host: hostRef,
      generation: object?.metadata.generation,
      onHost: isSameRef(found?.source, ref),
    };
    try {
      if (!object || object.metadata.deletionTimestamp) {
        return await this.#remove(key, kind, ref, found);
      }
      return await this.#copy(key, kind, object, found, entry);
    } catch (error) {
      this.#put(key, { ...entry, ...entryOfError(error) });
      return false;
    }
  }

  async #copy(
    key: string,
    kind: SyncedKind,
    object: DaprResource,
    found: HostCopy | undefined,
    entry: Omit<SyncEntry, 'state' | 'findings'>,
  ): Promise<boolean> {
    const winner = this.#states
      .get(kind.kind)
      ?.rivals.winner(entry.host, each =>
        isSameRef(found?.source, refOf(each)),
      );
    if (winner && !isSameRef(refOf(winner), entry.virtual)) {
      const { namespace, name } = refOf(winner);
      const reason = `${kind.kind} ${name} of namespace ${namespace} is older and has the name on the host, which all namespaces of the vcluster share`;
      this.#put(key, {
        ...entry,
        state: 'conflict',
        reason,
        findings: NO_FINDINGS,
      });
      return true;
    }
    if (found && !found.source) {
      const reason = `${kind.kind} ${entry.host.namespace}/${entry.host.name} on the host belongs to somebody else`;
      this.#put(key, {
        ...entry,
        state: 'conflict',
        reason,
        findings: NO_FINDINGS,
      });
      return true;
    }
    const plan = await this.#options.plan(kind, object, found);
    const { findings = NO_FINDINGS } = plan;
    if (plan.copy) {
      const action = await this.#write(key, kind, plan, found);
      this.#put(
        key,
        { ...entry, onHost: true, state: 'synced', findings },
        action,
      );
      return true;
    }
    const { state, reason, absent, refused } = plan;
    if (absent && found && entry.onHost) {
      await this.#options.host.remove(kind, found);
    } else if (found && entry.onHost && found.refused !== refused) {
      await this.#options.host.mark?.(kind, found, refused);
    }
    const onHost = entry.onHost && !absent;
    this.#put(key, { ...entry, onHost, state, reason, findings });
    return state !== 'waiting';
  }

  async #write(
    key: string,
    kind: SyncedKind,
    { copy, content }: { copy: DaprResource; content: string },
    found: HostCopy | undefined,
  ): Promise<SyncAction | undefined> {
    const last = this.#known.get(key);
    const isThere =
      found?.content === content ||
      // A server may fill in what was left out: that is how it looks then.
      (last?.wanted === content &&
        last.content !== undefined &&
        last.content === found?.content);
    const isCurrent =
      found &&
      (this.#options.host.holds?.(kind, found, copy) ??
        (isThere && found.written === content && !found.refused));
    if (isCurrent) {
      // Of two equal texts the one that is kept anyway.
      const same = found.written === content ? found.written : content;
      this.#noteWritten(key, same, found.content);
      return undefined;
    }
    const before = last?.wanted;
    const written = await this.#options.host.write(kind, copy, found);
    this.#noteWritten(key, content, written.content);
    if (written.outcome === 'unchanged') {
      return undefined;
    }
    const was = found ? found.written : before;
    if (was === content && !found?.refused) {
      return 'restored';
    }
    return written.outcome === 'created' ? 'created' : 'updated';
  }

  async #remove(
    key: string,
    kind: SyncedKind,
    ref: NamespacedName,
    found: HostCopy | undefined,
  ): Promise<boolean> {
    const isOurs = found && isSameRef(found.source, ref);
    if (isOurs) {
      await this.#options.host.remove(kind, found);
    }
    this.#known.delete(key);
    const action = isOurs ? 'removed' : undefined;
    this.#options.onOutcome?.(undefined, { kind: kind.kind, ...ref }, action);
    return true;
  }

  #put(key: string, entry: SyncEntry, action?: SyncAction): void {
    this.#knownOf(key).put(entry);
    this.#options.onOutcome?.(
      entry,
      { kind: entry.kind, ...entry.virtual },
      action,
    );
  }

  #noteWritten(key: string, wanted: string, content: string): void {
    const known = this.#knownOf(key);
    known.wanted = wanted;
    known.content = content === wanted ? undefined : content;
  }

  #knownOf(key: string): Known {
    let known = this.#known.get(key);
    if (!known) {
      const [kind] = key.split('/');
      known = new Known(this.#states.get(kind)!.kind);
      this.#known.set(key, known);
    }
    return known;
  }
}
