import { conflict } from '../http/errors';
import { KindInfo } from '../kinds/KindInfo';
import { timestamp } from '../meta/time';
import { ServerContext } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { DeleteOptions } from './DeleteOptions';

/**
 * Deletes an object, or marks it when finalizers hold it.
 * @returns the object that is still there, undefined when it is gone
 */
export function deleteObject(
  context: ServerContext,
  kind: KindInfo,
  stored: StoredObject,
  options: DeleteOptions,
): StoredObject | undefined {
  checkPreconditions(kind, stored, options);
  const { object, namespace, name } = stored;
  const held = (object.metadata.finalizers ?? []).length > 0;
  if (held && object.metadata.deletionTimestamp) {
    return stored;
  }
  if (options.dryRun) {
    return held ? stored : undefined;
  }
  if (held) {
    return context.store.put(kind.storage, {
      ...object,
      metadata: {
        ...object.metadata,
        deletionTimestamp: timestamp(context.clock),
        deletionGracePeriodSeconds: 0,
      },
    });
  }
  context.store.remove(kind.storage, namespace, name);
  return undefined;
}

function checkPreconditions(
  kind: KindInfo,
  stored: StoredObject,
  { preconditions }: DeleteOptions,
): void {
  const { uid, resourceVersion } = stored.object.metadata;
  if (preconditions.uid && preconditions.uid !== uid) {
    throw conflict(
      kind,
      stored.name,
      `Precondition failed: UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`,
    );
  }
  const wanted = preconditions.resourceVersion;
  if (wanted && wanted !== resourceVersion) {
    throw conflict(
      kind,
      stored.name,
      `Precondition failed: ResourceVersion in precondition: ${wanted}, ResourceVersion in object meta: ${resourceVersion}`,
    );
  }
}
