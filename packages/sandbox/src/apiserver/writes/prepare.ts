import { isEqual } from 'lodash';
import { conflict } from '../http/errors';
import { timestamp } from '../meta/time';
import { ApiCall } from '../ServerContext';
import { KubeObject, ObjectMeta } from '../types';

/** Fields that only the server sets, for a new object. */
export function prepareNew(call: ApiCall, sent: KubeObject): KubeObject {
  const { context, kind } = call;
  const {
    resourceVersion: _version,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    ...kept
  } = sent.metadata;
  const metadata: ObjectMeta = {
    ...kept,
    name: kept.name || `${kept.generateName ?? ''}${context.ids.suffix()}`,
    uid: context.ids.uid(),
    creationTimestamp: timestamp(context.clock),
    ...(countsGenerations(call) ? { generation: 1 } : {}),
  };
  const { status: _status, ...withoutStatus } = sent;
  return { ...(kind.status ? withoutStatus : sent), metadata } as KubeObject;
}

/** A changed object with everything put back that a client cannot change through this endpoint. */
export function prepareChange(
  call: ApiCall,
  sent: KubeObject,
  current: KubeObject,
): KubeObject {
  const { kind, path } = call;
  checkPreconditions(call, sent, current);
  if (path.subresource === 'status') {
    return withoutUndefined({
      ...current,
      status: sent.status,
      metadata: {
        ...current.metadata,
        managedFields: sent.metadata.managedFields,
      },
    });
  }
  const { uid, creationTimestamp, generation, resourceVersion } =
    current.metadata;
  const { deletionTimestamp, deletionGracePeriodSeconds } = current.metadata;
  const next = withoutUndefined({
    ...sent,
    ...(kind.status ? { status: current.status } : {}),
    metadata: withoutUndefined({
      ...sent.metadata,
      uid,
      creationTimestamp,
      resourceVersion,
      deletionTimestamp,
      deletionGracePeriodSeconds,
      generation,
    }),
  });
  if (generation !== undefined && !isEqual(desired(next), desired(current))) {
    next.metadata = { ...next.metadata, generation: generation + 1 };
  }
  return next;
}

/** Throws 409 when the sent object is based on another version or another incarnation. */
function checkPreconditions(
  call: ApiCall,
  sent: KubeObject,
  current: KubeObject,
): void {
  const { resourceVersion, uid } = sent.metadata;
  const name = current.metadata.name ?? '';
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

/** The part of an object whose change bumps `generation`. */
function desired(object: KubeObject): object {
  const { metadata: _metadata, status: _status, ...rest } = object;
  return rest;
}

function countsGenerations(call: ApiCall): boolean {
  return call.kind.custom || call.kind.generations;
}

export function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
