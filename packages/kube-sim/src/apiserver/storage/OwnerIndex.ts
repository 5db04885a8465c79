import { ObjectStore } from './ObjectStore';
import { StoredObject } from './StoredObject';

type Place = {
  storage: string;
  namespace: string;
  name: string;
};

/** Where every object is by its uid, and who depends on whom. */
export class OwnerIndex {
  readonly #places = new Map<string, Place>();
  readonly #dependents = new Map<string, Map<string, Place>>();
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;

    for (const storage of store.storages()) {
      store.listStored(storage).forEach(stored => this.#add(storage, stored));
    }
    store.subscribeAll((storage, { type, stored, previous }) => {
      if (previous) {
        this.#remove(previous);
      }
      if (type !== 'DELETED') {
        this.#add(storage, stored);
      }
    });
  }

  exists(uid: string): boolean {
    return this.#places.has(uid);
  }

  find(uid: string): { storage: string; stored: StoredObject } | undefined {
    return this.#resolve(this.#places.get(uid));
  }

  dependentsOf(uid: string): { storage: string; stored: StoredObject }[] {
    return [...(this.#dependents.get(uid)?.values() ?? [])].flatMap(place => {
      const found = this.#resolve(place);
      return found ? [found] : [];
    });
  }

  #resolve(place: Place | undefined) {
    const stored =
      place &&
      this.#store.getStored(place.storage, place.namespace, place.name);
    return place && stored ? { storage: place.storage, stored } : undefined;
  }

  #add(storage: string, { object, namespace, name }: StoredObject): void {
    const { uid = '', ownerReferences = [] } = object.metadata;
    const place = { storage, namespace, name };
    this.#places.set(uid, place);
    for (const owner of ownerReferences) {
      const known = this.#dependents.get(owner.uid) ?? new Map<string, Place>();
      this.#dependents.set(owner.uid, known.set(uid, place));
    }
  }

  #remove({ object }: StoredObject): void {
    const { uid = '', ownerReferences = [] } = object.metadata;
    this.#places.delete(uid);
    for (const owner of ownerReferences) {
      const known = this.#dependents.get(owner.uid);
      known?.delete(uid);
      if (known?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
  }
}
