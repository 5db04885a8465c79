import { StoredObject } from './StoredObject';

export type EventType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One change, as watchers see it; `previous` tells whether a selector matched before. */
export type StoreEvent = {
  type: EventType;
  version: number;
  stored: StoredObject;
  previous?: StoredObject;
};

/** All objects of one kind, indexed by namespace, with the changes since the last compaction. */
export class Table {
  readonly #namespaces = new Map<string, Map<string, StoredObject>>();
  readonly #sorted = new Map<string, readonly StoredObject[]>();
  #log: StoreEvent[] = [];
  #size = 0;
  #compacted: number;
  readonly #compactionLimit: number;

  constructor(compactedAt: number, compactionLimit: number) {
    this.#compactionLimit = compactionLimit;

    this.#compacted = compactedAt;
  }

  get count(): number {
    return this.#size;
  }

  /** Changes up to and including this version can no longer be replayed. */
  get compactedAt(): number {
    return this.#compacted;
  }

  get(namespace: string, name: string): StoredObject | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  /** Objects of one namespace, or of all, ordered by namespace and name; do not change the array. */
  list(namespace?: string): readonly StoredObject[] {
    const key = namespace === undefined ? '*' : `=${namespace}`;
    let objects = this.#sorted.get(key);
    if (!objects) {
      objects = this.#collect(namespace).sort(byKey);
      this.#sorted.set(key, objects);
    }
    return objects;
  }

  /** Loads an object without an event, as on a restart. */
  load(stored: StoredObject): void {
    this.#insert(stored);
    this.#compacted = Math.max(this.#compacted, stored.version);
  }

  apply(event: StoreEvent): void {
    if (event.type === 'DELETED') {
      this.#erase(event.stored);
    } else {
      this.#insert(event.stored);
    }
    this.#log.push(event);
    // twice the limit before cutting, so that a cut is not paid on every write
    if (this.#log.length > 2 * this.#compactionLimit) {
      this.compact(
        this.#log[this.#log.length - this.#compactionLimit - 1].version,
      );
    }
  }

  /** Forgets all changes up to a version; resuming from before it answers `undefined`. */
  compact(version: number): void {
    this.#log = this.#log.filter(event => event.version > version);
    this.#compacted = Math.max(this.#compacted, version);
  }

  /** Changes after `version`, or undefined when some of them are compacted away. */
  since(version: number): StoreEvent[] | undefined {
    if (version < this.#compacted) {
      return undefined;
    }
    let low = 0;
    let high = this.#log.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#log[middle].version <= version) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#log.slice(low);
  }

  #collect(namespace?: string): StoredObject[] {
    if (namespace !== undefined) {
      return [...(this.#namespaces.get(namespace)?.values() ?? [])];
    }
    return [...this.#namespaces.values()].flatMap(objects => [
      ...objects.values(),
    ]);
  }

  #insert(stored: StoredObject): void {
    let objects = this.#namespaces.get(stored.namespace);
    if (!objects) {
      objects = new Map();
      this.#namespaces.set(stored.namespace, objects);
    }
    this.#size += objects.has(stored.name) ? 0 : 1;
    objects.set(stored.name, stored);
    this.#forget(stored.namespace);
  }

  #erase(stored: StoredObject): void {
    const objects = this.#namespaces.get(stored.namespace);
    if (objects?.delete(stored.name)) {
      this.#size -= 1;
      if (objects.size === 0) {
        this.#namespaces.delete(stored.namespace);
      }
    }
    this.#forget(stored.namespace);
  }

  #forget(namespace: string): void {
    this.#sorted.delete('*');
    this.#sorted.delete(`=${namespace}`);
  }
}

function byKey(a: StoredObject, b: StoredObject): number {
  return compare(a.namespace, b.namespace) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
