import { ServerContext } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { StoreEvent } from '../storage/Table';
import { DeleteOptions } from '../writes/DeleteOptions';
import { deleteObject } from '../writes/deleteObject';
import { FOREGROUND } from '../writes/finalizers';
import { OwnerIndex } from './OwnerIndex';

const BACKGROUND: DeleteOptions = {
  dryRun: false,
  propagationPolicy: 'Background',
  preconditions: {},
};

/** Deletes objects whose owners are gone, and lets owners go that waited for them. */
class GarbageCollector {
  private readonly index: OwnerIndex;
  private readonly queued = new Map<string, () => void>();

  constructor(private readonly context: ServerContext) {
    this.index = context.owners;
  }

  onEvent(storage: string, event: StoreEvent): void {
    const { stored } = event;
    const {
      uid = '',
      ownerReferences = [],
      deletionTimestamp,
    } = stored.object.metadata;
    if (event.type === 'DELETED') {
      this.later(`collect ${uid}`, () => this.collect(uid));
      ownerReferences.forEach(owner =>
        this.later(`finish ${owner.uid}`, () => this.finish(owner.uid)),
      );
      return;
    }
    if (deletionTimestamp && isForeground(stored)) {
      this.later(`sweep ${uid}`, () => this.deleteDependents(uid));
    }
    if (event.type === 'ADDED' && ownerReferences.length > 0) {
      this.later(`check ${uid}`, () => this.check(storage, stored));
    }
  }

  /** Runs soon, once for any number of equal requests. */
  private later(key: string, work: () => void): void {
    if (!this.queued.has(key)) {
      setImmediate(() => {
        this.queued.delete(key);
        work();
      });
    }
    this.queued.set(key, work);
  }

  private collect(ownerUid: string): void {
    for (const { storage, stored } of this.index.dependentsOf(ownerUid)) {
      this.check(storage, stored);
    }
  }

  /** Deletes an object when none of its owners exists. */
  private check(storage: string, { namespace, name }: StoredObject): void {
    const stored = this.context.store.getStored(storage, namespace, name);
    const owners = stored?.object.metadata.ownerReferences ?? [];
    if (
      stored &&
      owners.length > 0 &&
      owners.every(owner => !this.index.exists(owner.uid))
    ) {
      this.delete(storage, stored);
    }
  }

  private deleteDependents(ownerUid: string): void {
    for (const { storage, stored } of this.index.dependentsOf(ownerUid)) {
      this.delete(storage, stored);
    }
    this.finish(ownerUid);
  }

  /** Lets an owner under foreground deletion go once nothing depends on it any more. */
  private finish(ownerUid: string): void {
    const owner = this.index.find(ownerUid);
    if (
      !owner ||
      !isForeground(owner.stored) ||
      this.index.dependentsOf(ownerUid).length > 0
    ) {
      return;
    }
    const { object, namespace, name } = owner.stored;
    const finalizers = (object.metadata.finalizers ?? []).filter(
      finalizer => finalizer !== FOREGROUND,
    );
    if (finalizers.length === 0) {
      this.context.store.remove(owner.storage, namespace, name);
    } else {
      this.context.store.put(owner.storage, {
        ...object,
        metadata: { ...object.metadata, finalizers },
      });
    }
  }

  private delete(storage: string, stored: StoredObject): void {
    const kind = this.context.kinds.ofStorage(storage);
    if (kind) {
      deleteObject(this.context, kind, stored, BACKGROUND);
    }
  }
}

function isForeground({ object }: StoredObject): boolean {
  return (object.metadata.finalizers ?? []).includes(FOREGROUND);
}

/** Starts deleting objects whose owners are gone. */
export function collectGarbage(context: ServerContext): void {
  const collector = new GarbageCollector(context);
  context.store.subscribeAll((storage, event) =>
    collector.onEvent(storage, event),
  );
}
