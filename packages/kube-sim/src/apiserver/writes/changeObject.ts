import { isEqual } from 'lodash';
import { checkEscalation } from '../access/checkEscalation';
import { admit } from '../admission/admit';
import { conflict, notFound } from '../errors/errors';
import { present, toStored } from '../kinds/encode';
import { ApiCall } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { beforeUpdate } from '../strategy/beforeUpdate';
import { KubeObject, ManagedFieldsEntry } from '../meta/types';
import { validateObject } from '../validation/validateObject';
import { conform } from './conform';
import { ownedByUpdate } from './ownership';
import { checkPreconditions, prepareChange, withGeneration } from './prepare';
import { WriteOptions } from '../context/WriteOptions';

/**
 * Writes a change over an existing object; a change that changes nothing keeps the version.
 * Throws 409 when the object changed since `current` was read.
 * @param applied - ownership worked out by server-side apply
 */
export async function changeObject(
  call: ApiCall,
  current: StoredObject,
  sent: KubeObject,
  options: WriteOptions,
  applied?: ManagedFieldsEntry[],
): Promise<StoredObject> {
  const { kind } = call;
  const before = present(kind, current.object);
  checkPreconditions(call, sent, before);
  const conformed = conform(kind, sent, options.fieldValidation, call.warnings);
  const wanted = beforeUpdate(prepareChange(call, conformed, before), before);
  const managedFields = applied ?? ownedByUpdate(call, before, wanted, options);
  checkEscalation(call, wanted, before);
  const admitted = await admit(call, 'UPDATE', wanted, before, options);
  const next = withGeneration(withManagers(admitted, managedFields), before);
  if (isEqual(next, before)) {
    return current;
  }
  validateObject(kind, next, before);
  return save(call, current, toStored(kind, next), options.dryRun);
}

/** Stores a changed object unless somebody else was faster; one that waited only for this to be gone is removed. */
function save(
  call: ApiCall,
  current: StoredObject,
  object: KubeObject,
  dryRun: boolean,
): StoredObject {
  const { context, kind } = call;
  const { namespace, name = '' } = object.metadata;
  const latest = context.store.getStored(kind.storage, namespace, name);
  if (!latest) {
    throw notFound(kind, name);
  }
  if (latest.version !== current.version) {
    throw conflict(kind, name);
  }
  if (dryRun) {
    return new StoredObject(object);
  }
  if (isGone(object)) {
    return (
      context.store.remove(kind.storage, namespace, name, object) ?? latest
    );
  }
  return context.store.put(kind.storage, object);
}

function withManagers(
  object: KubeObject,
  managedFields: ManagedFieldsEntry[],
): KubeObject {
  const { managedFields: _former, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(managedFields.length > 0 ? { managedFields } : {}),
    },
  };
}

/** An object under deletion whose last finalizer was removed. */
function isGone({ kind, metadata, spec }: KubeObject): boolean {
  const held =
    (metadata.finalizers ?? []).length > 0 ||
    (kind === 'Namespace' &&
      ((spec as { finalizers?: string[] })?.finalizers ?? []).length > 0);
  return metadata.deletionTimestamp !== undefined && !held;
}
