import { ObjectStore } from './ObjectStore';
import { StoredObject } from './StoredObject';

const KEPT = 50;

/** Lists as they were at a version, so that all pages of a list show the same moment. */
export class ListSnapshots {
  readonly #lists = new Map<string, readonly StoredObject[]>();
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  /** The list at a version; undefined when that moment is no longer kept or was compacted away. */
  at(
    storage: string,
    namespace: string | undefined,
    version: number,
  ): readonly StoredObject[] | undefined {
    const key = `${storage}/${namespace ?? '*'}@${version}`;
    if (version === this.#store.resourceVersion) {
      this.#keep(key, this.#store.listStored(storage, namespace));
    } else if (version < this.#store.compactedAt(storage)) {
      this.#lists.delete(key);
    }
    return this.#lists.get(key);
  }

  #keep(key: string, list: readonly StoredObject[]): void {
    this.#lists.set(key, list);
    if (this.#lists.size > KEPT) {
      this.#lists.delete(this.#lists.keys().next().value as string);
    }
  }
}
