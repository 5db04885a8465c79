import { isEqual } from 'lodash';
import { present, toStored } from '../kinds/encode';
import { ApiCall } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { KubeObject } from '../types';
import { prepareChange } from './prepare';
import { WriteOptions } from './WriteOptions';

/** Writes a change over an existing object; a change that changes nothing keeps the version. */
export async function changeObject(
  call: ApiCall,
  current: StoredObject,
  sent: KubeObject,
  options: WriteOptions,
): Promise<StoredObject> {
  const { context, kind } = call;
  const before = present(kind, current.object);
  const next = prepareChange(call, sent, before);
  if (isEqual(next, before)) {
    return current;
  }
  const stored = toStored(kind, next);
  if (options.dryRun) {
    return new StoredObject(stored);
  }
  if (isGone(next)) {
    context.store.put(kind.storage, stored);
    context.store.remove(
      kind.storage,
      next.metadata.namespace,
      next.metadata.name ?? '',
    );
    return new StoredObject(stored);
  }
  return context.store.put(kind.storage, stored);
}

/** An object under deletion whose last finalizer was removed. */
function isGone(object: KubeObject): boolean {
  return (
    object.metadata.deletionTimestamp !== undefined &&
    (object.metadata.finalizers ?? []).length === 0
  );
}
