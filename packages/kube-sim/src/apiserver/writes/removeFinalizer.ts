import { ObjectStore } from '../storage/ObjectStore';
import { StoredObject } from '../storage/StoredObject';

/** Takes one finalizer off an object; one that is being deleted goes with its last. */
export function removeFinalizer(
  store: ObjectStore,
  { storage, stored }: { storage: string; stored: StoredObject },
  finalizer: string,
): void {
  const { object, namespace, name } = stored;
  const { finalizers = [], ...metadata } = object.metadata;
  const left = finalizers.filter(other => other !== finalizer);
  if (left.length === finalizers.length) {
    return;
  }
  const released = {
    ...object,
    metadata: {
      ...metadata,
      ...(left.length > 0 ? { finalizers: left } : {}),
    },
  };
  if (left.length === 0 && metadata.deletionTimestamp) {
    store.remove(storage, namespace, name, released);
  } else {
    store.put(storage, released);
  }
}
