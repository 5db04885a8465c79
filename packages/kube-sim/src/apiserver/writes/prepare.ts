import { isEqual } from 'lodash';
import { conflict, invalid } from '../errors/errors';
import { timestamp } from '../meta/time';
import { ApiCall } from '../context/ServerContext';
import { KubeObject, ManagedFieldsEntry, ObjectMeta } from '../meta/types';

/** A sent object without what a client cannot set when it creates one. */
export function withoutServerFields(
  call: ApiCall,
  sent: KubeObject,
): KubeObject {
  const {
    resourceVersion: _version,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    uid: _uid,
    creationTimestamp: _created,
    managedFields: _managers,
    generation: _generation,
    ...metadata
  } = sent.metadata;
  const { status: _status, ...rest } = sent;
  return { ...(call.kind.status ? rest : sent), metadata } as KubeObject;
}

/** Identity for a new object. */
export function prepareNew(
  call: ApiCall,
  sent: KubeObject,
  managedFields: ManagedFieldsEntry[],
): KubeObject {
  const { context, kind } = call;
  const { generateName } = sent.metadata;
  const name =
    sent.metadata.name ||
    (generateName ? `${generateName}${context.ids.suffix()}` : '');
  const metadata: ObjectMeta = {
    ...sent.metadata,
    name,
    uid: context.ids.uid(),
    creationTimestamp: timestamp(context.clock),
    ...(kind.custom || kind.generations ? { generation: 1 } : {}),
    ...(managedFields.length > 0 ? { managedFields } : {}),
  };
  return { ...sent, metadata };
}

/** A changed object with everything put back that a client cannot change through this endpoint. */
export function prepareChange(
  call: ApiCall,
  sent: KubeObject,
  current: KubeObject,
): KubeObject {
  const { kind, path } = call;
  if (path.subresource === 'status') {
    return withoutUndefined({ ...current, status: sent.status });
  }
  const { uid, creationTimestamp, resourceVersion } = current.metadata;
  const { deletionTimestamp, deletionGracePeriodSeconds } = current.metadata;
  return withoutUndefined({
    ...sent,
    ...(kind.status ? { status: current.status } : {}),
    metadata: withoutUndefined({
      ...sent.metadata,
      name: current.metadata.name,
      generateName: current.metadata.generateName,
      uid,
      creationTimestamp,
      resourceVersion,
      deletionTimestamp,
      deletionGracePeriodSeconds,
      generation: current.metadata.generation,
    }),
  });
}

/** Counts a change of the desired state; metadata and status are none. */
export function withGeneration(
  next: KubeObject,
  current: KubeObject,
): KubeObject {
  const { generation } = current.metadata;
  return generation === undefined || isEqual(desired(next), desired(current))
    ? next
    : { ...next, metadata: { ...next.metadata, generation: generation + 1 } };
}

/** Throws 409 when the sent object is based on another version or another incarnation. */
export function checkPreconditions(
  call: ApiCall,
  sent: KubeObject,
  current: KubeObject,
): void {
  const { resourceVersion, uid } = sent.metadata;
  const name = current.metadata.name ?? '';
  if (uid && uid !== current.metadata.uid && call.verb === 'patch') {
    const cause = {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(uid)}: field is immutable`,
      field: 'metadata.uid',
    };
    // two of Kubernetes' checks find it, and both say so
    throw invalid(call.kind, name, [cause, cause]);
  }
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      call.kind,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
  if (
    resourceVersion &&
    resourceVersion !== '0' &&
    resourceVersion !== current.metadata.resourceVersion
  ) {
    throw conflict(call.kind, name);
  }
}

function desired(object: KubeObject): object {
  const { metadata: _metadata, status: _status, ...rest } = object;
  return rest;
}

export function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
