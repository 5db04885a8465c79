import { KubeObject } from '../meta/types';
import { StoredObject } from './StoredObject';
import { StoreEvent, Table } from './Table';

export type StoreListener = (event: StoreEvent) => void;

const DEFAULT_COMPACTION_LIMIT = 10_000;

/**
 * The server's etcd: objects by storage key (`pods`, `deployments.apps`), one version counter over all of them.
 * Objects handed out are shared and must not be changed.
 */
export class ObjectStore {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Map<string, Set<StoreListener>>();
  readonly #everything = new Set<
    (storage: string, event: StoreEvent) => void
  >();

  #startedAt = 1;
  #current: number;
  readonly #compactionLimit;

  constructor(current = 1, compactionLimit = DEFAULT_COMPACTION_LIMIT) {
    this.#current = current;
    this.#compactionLimit = compactionLimit;

    this.#startedAt = current;
  }

  /** The version of the newest change. */
  get resourceVersion(): number {
    return this.#current;
  }

  get(
    storage: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.getStored(storage, namespace, name)?.object;
  }

  getStored(
    storage: string,
    namespace: string | undefined,
    name: string,
  ): StoredObject | undefined {
    return this.#tables.get(storage)?.get(namespace ?? '', name);
  }

  /** Objects ordered by namespace and name; all namespaces when none is given. */
  list(storage: string, namespace?: string): KubeObject[] {
    return this.listStored(storage, namespace).map(stored => stored.object);
  }

  listStored(storage: string, namespace?: string): readonly StoredObject[] {
    return this.#tables.get(storage)?.list(namespace) ?? [];
  }

  count(storage: string): number {
    return this.#tables.get(storage)?.count ?? 0;
  }

  /** Storage keys that have held an object. */
  storages(): string[] {
    return [...this.#tables.keys()];
  }

  /** Writes an object under the next version and tells the watchers. */
  put(storage: string, object: KubeObject): StoredObject {
    const table = this.#table(storage);
    const { namespace = '', name = '' } = object.metadata;
    const previous = table.get(namespace, name);
    const stored = this.#stamped(object);
    this.#emit(storage, table, {
      type: previous ? 'MODIFIED' : 'ADDED',
      version: stored.version,
      stored,
      previous,
    });
    return stored;
  }

  /** Removes an object; the event carries its last state under the next version. */
  remove(
    storage: string,
    namespace: string | undefined,
    name: string,
    lastState?: KubeObject,
  ): StoredObject | undefined {
    const table = this.#table(storage);
    const previous = table.get(namespace ?? '', name);
    if (!previous) {
      return undefined;
    }
    const stored = this.#stamped(lastState ?? previous.object);
    this.#emit(storage, table, {
      type: 'DELETED',
      version: stored.version,
      stored,
      previous,
    });
    return stored;
  }

  /** Loads objects with their own versions and without events, as on a restart. */
  load(storage: string, object: KubeObject): void {
    const stored = new StoredObject(object);
    this.#table(storage).load(stored);
    this.#current = Math.max(this.#current, stored.version);
    this.#startedAt = this.#current;
  }

  /** Forgets the history up to now, as etcd's compaction does. */
  compact(): void {
    for (const table of this.#tables.values()) {
      table.compact(this.#current);
    }
  }

  /** Changes of a kind after a version; undefined when that history is compacted. */
  since(storage: string, version: number): StoreEvent[] | undefined {
    return this.#table(storage).since(version);
  }

  /** Versions up to and including this one can no longer be resumed from. */
  compactedAt(storage: string): number {
    return this.#table(storage).compactedAt;
  }

  /** Calls `listener` inside every later write to a kind; returns how to stop. */
  subscribe(storage: string, listener: StoreListener): () => void {
    let listeners = this.#listeners.get(storage);
    if (!listeners) {
      listeners = new Set();
      this.#listeners.set(storage, listeners);
    }
    const set = listeners;
    set.add(listener);
    return () => set.delete(listener);
  }

  /** Calls `listener` inside every later write to any kind. */
  subscribeAll(
    listener: (storage: string, event: StoreEvent) => void,
  ): () => void {
    this.#everything.add(listener);
    return () => this.#everything.delete(listener);
  }

  #stamped(object: KubeObject): StoredObject {
    this.#current += 1;
    return new StoredObject({
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#current) },
    });
  }

  #emit(storage: string, table: Table, event: StoreEvent): void {
    table.apply(event);
    for (const listener of this.#listeners.get(storage) ?? []) {
      listener(event);
    }
    for (const listener of this.#everything) {
      listener(storage, event);
    }
  }

  #table(storage: string): Table {
    let table = this.#tables.get(storage);
    if (!table) {
      // a kind without a table has no history to lose since the server's start
      table = new Table(this.#startedAt, this.#compactionLimit);
      this.#tables.set(storage, table);
    }
    return table;
  }
}
