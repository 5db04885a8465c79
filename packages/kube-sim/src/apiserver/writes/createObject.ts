import { checkEscalation } from '../access/checkEscalation';
import { admit } from '../admission/admit';
import { checkQuotas } from '../admission/quotas/checkQuotas';
import { alreadyExists } from '../errors/errors';
import { toStored } from '../kinds/encode';
import { ApiCall } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { beforeCreate } from '../strategy/beforeCreate';
import { checkNamespace } from '../strategy/namespaceLifecycle';
import { KubeObject, ManagedFieldsEntry } from '../meta/types';
import { validateObject } from '../validation/validateObject';
import { conform } from './conform';
import { ownedByUpdate } from './ownership';
import { prepareNew, withoutServerFields } from './prepare';
import { WriteOptions } from '../context/WriteOptions';

/**
 * Creates an object: conformity, field ownership, admission, validation, storage. Throws 409 when the name is taken.
 * @param applied - ownership worked out by server-side apply, which does not own defaults
 */
export async function createObject(
  call: ApiCall,
  sent: KubeObject,
  options: WriteOptions,
  applied?: ManagedFieldsEntry[],
): Promise<StoredObject> {
  const { context, kind } = call;
  checkNamespace(call, sent.metadata.name ?? '');
  const conformed = conform(
    kind,
    withoutServerFields(call, sent),
    options.fieldValidation,
    call.warnings,
  );
  const managedFields =
    applied ?? ownedByUpdate(call, undefined, conformed, options);
  checkEscalation(call, conformed);
  const admitted = await admit(call, 'CREATE', conformed, undefined, options);
  const object = prepareNew(call, admitted, managedFields);
  beforeCreate(context, object);
  validateObject(kind, object);
  // the namespace may have gone while a webhook was asked
  checkNamespace(call, object.metadata.name ?? '');
  const { namespace, name = '' } = object.metadata;
  const present = context.store.get(kind.storage, namespace, name);
  if (present) {
    const deleting = present.metadata.deletionTimestamp !== undefined;
    throw alreadyExists(kind, name, deleting);
  }
  checkQuotas(call, object);
  const stored = toStored(kind, object);
  return options.dryRun
    ? new StoredObject(stored)
    : context.store.put(kind.storage, stored);
}
