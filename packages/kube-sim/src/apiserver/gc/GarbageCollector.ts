import { ServerContext } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { StoreEvent } from '../storage/Table';
import { DeleteOptions } from '../context/DeleteOptions';
import { deleteObject } from '../writes/deleteObject';
import { FOREGROUND, ORPHAN } from '../meta/finalizers';
import { removeFinalizer } from '../writes/removeFinalizer';
import { orphanDependents } from './orphan';
import { OwnerIndex } from '../storage/OwnerIndex';

const BACKGROUND: DeleteOptions = {
  dryRun: false,
  propagationPolicy: 'Background',
  preconditions: {},
};

/** Deletes objects whose owners are gone, and lets owners go that waited for them. */
class GarbageCollector {
  readonly #index: OwnerIndex;
  readonly #queued = new Map<string, () => void>();
  readonly #context: ServerContext;

  constructor(context: ServerContext) {
    this.#context = context;

    this.#index = context.owners;
  }

  onEvent(storage: string, event: StoreEvent): void {
    const { stored } = event;
    const {
      uid = '',
      ownerReferences = [],
      deletionTimestamp,
    } = stored.object.metadata;
    if (event.type === 'DELETED') {
      this.#later(`collect ${uid}`, () => this.#collect(uid));
      ownerReferences.forEach(owner =>
        this.#later(`finish ${owner.uid}`, () => this.#finish(owner.uid)),
      );
      return;
    }
    if (deletionTimestamp && holds(stored, FOREGROUND)) {
      this.#later(`sweep ${uid}`, () => this.#deleteDependents(uid));
    }
    if (deletionTimestamp && holds(stored, ORPHAN)) {
      this.#later(`orphan ${uid}`, () => this.#orphan(uid));
    }
    if (event.type === 'ADDED' && ownerReferences.length > 0) {
      this.#later(`check ${uid}`, () => this.#check(storage, stored));
    }
  }

  /** Runs soon, once for any number of equal requests. */
  #later(key: string, work: () => void): void {
    if (!this.#queued.has(key)) {
      setImmediate(() => {
        this.#queued.delete(key);
        work();
      });
    }
    this.#queued.set(key, work);
  }

  #collect(ownerUid: string): void {
    for (const { storage, stored } of this.#index.dependentsOf(ownerUid)) {
      this.#check(storage, stored);
    }
  }

  /** Deletes an object when none of its owners exists. */
  #check(storage: string, { namespace, name }: StoredObject): void {
    const stored = this.#context.store.getStored(storage, namespace, name);
    const owners = stored?.object.metadata.ownerReferences ?? [];
    if (
      stored &&
      owners.length > 0 &&
      owners.every(owner => !this.#index.exists(owner.uid))
    ) {
      this.#delete(storage, stored);
    }
  }

  #deleteDependents(ownerUid: string): void {
    for (const { storage, stored } of this.#index.dependentsOf(ownerUid)) {
      this.#delete(storage, stored);
    }
    this.#finish(ownerUid);
  }

  /** Lets an owner under foreground deletion go once nothing depends on it any more. */
  #finish(ownerUid: string): void {
    const owner = this.#index.find(ownerUid);
    if (
      !owner ||
      !holds(owner.stored, FOREGROUND) ||
      this.#index.dependentsOf(ownerUid).length > 0
    ) {
      return;
    }
    removeFinalizer(this.#context.store, owner, FOREGROUND);
  }

  #orphan(uid: string): void {
    orphanDependents(this.#context, uid);
    const owner = this.#index.find(uid);
    if (owner) {
      removeFinalizer(this.#context.store, owner, ORPHAN);
    }
  }

  #delete(storage: string, stored: StoredObject): void {
    const kind = this.#context.kinds.ofStorage(storage);
    if (kind) {
      deleteObject(this.#context, kind, stored, BACKGROUND);
    }
  }
}

function holds({ object }: StoredObject, finalizer: string): boolean {
  return (object.metadata.finalizers ?? []).includes(finalizer);
}

/** Starts deleting objects whose owners are gone. */
export function collectGarbage(context: ServerContext): void {
  const collector = new GarbageCollector(context);
  context.store.subscribeAll((storage, event) =>
    collector.onEvent(storage, event),
  );
}
