import { alreadyExists } from '../http/errors';
import { toStored } from '../kinds/encode';
import { ApiCall } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { KubeObject } from '../types';
import { prepareNew } from './prepare';
import { WriteOptions } from './WriteOptions';

/** Creates an object: preparation, admission, validation, storage. Throws 409 when the name is taken. */
export async function createObject(
  call: ApiCall,
  sent: KubeObject,
  options: WriteOptions,
): Promise<StoredObject> {
  const { context, kind } = call;
  const object = prepareNew(call, sent);
  const { namespace, name = '' } = object.metadata;
  if (context.store.get(kind.storage, namespace, name)) {
    throw alreadyExists(kind, name);
  }
  const stored = toStored(kind, object);
  return options.dryRun
    ? new StoredObject(stored)
    : context.store.put(kind.storage, stored);
}
