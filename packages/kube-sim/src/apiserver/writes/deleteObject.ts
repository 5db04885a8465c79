import { conflict } from '../errors/errors';
import { KindInfo } from '../kinds/KindInfo';
import { timestamp } from '../meta/time';
import { ServerContext } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { checkNamespaceDeletion } from '../strategy/namespaceLifecycle';
import { KubeObject } from '../meta/types';
import { DeleteOptions, PropagationPolicy } from '../context/DeleteOptions';
import { FOREGROUND, ORPHAN } from '../meta/finalizers';

const FINALIZERS: Partial<Record<PropagationPolicy, string>> = {
  Foreground: FOREGROUND,
  Orphan: ORPHAN,
};

/** What a deletion came to: the object that is still there, or its last state. */
export type Deletion = {
  gone: boolean;
  stored: StoredObject;
};

/** Deletes an object, or marks it when something holds it: finalizers, dependents, a namespace's contents. */
export function deleteObject(
  context: ServerContext,
  kind: KindInfo,
  stored: StoredObject,
  options: DeleteOptions,
): Deletion {
  checkPreconditions(kind, stored, options);
  const { namespace, name } = stored;
  if (kind.storage === 'namespaces') {
    const refusal = checkNamespaceDeletion(name);
    if (refusal) {
      throw refusal;
    }
  }
  const object = withPropagation(stored.object, options);
  const held = isHeld(object);
  if (options.dryRun || (held && object.metadata.deletionTimestamp)) {
    return { gone: !held, stored };
  }
  if (held) {
    const put = context.store.put(kind.storage, marked(context, kind, object));
    return { gone: false, stored: put };
  }
  // pods end gracefully, so that their last state tells of it
  const last =
    kind.storage === 'pods' ? marked(context, kind, object) : undefined;
  const removed = context.store.remove(kind.storage, namespace, name, last);
  return { gone: true, stored: removed ?? stored };
}

/** Foreground deletion and orphaning are finalizers that the garbage collector takes away. */
function withPropagation(
  object: KubeObject,
  { propagationPolicy }: DeleteOptions,
): KubeObject {
  const { finalizers = [] } = object.metadata;
  const added = FINALIZERS[propagationPolicy];
  return added === undefined || finalizers.includes(added)
    ? object
    : {
        ...object,
        metadata: { ...object.metadata, finalizers: [...finalizers, added] },
      };
}

function isHeld({ kind, metadata }: KubeObject): boolean {
  return kind === 'Namespace' || (metadata.finalizers ?? []).length > 0;
}

function marked(
  context: ServerContext,
  kind: KindInfo,
  object: KubeObject,
): KubeObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: timestamp(context.clock),
      ...(kind.storage === 'namespaces'
        ? {}
        : { deletionGracePeriodSeconds: 0 }),
      ...(object.metadata.generation === undefined
        ? {}
        : { generation: object.metadata.generation + 1 }),
    },
    ...(kind.storage === 'namespaces'
      ? { status: { phase: 'Terminating' } }
      : {}),
  };
}

function checkPreconditions(
  kind: KindInfo,
  stored: StoredObject,
  { preconditions }: DeleteOptions,
): void {
  const { uid, resourceVersion } = stored.object.metadata;
  const check = (
    what: string,
    fate: string,
    wanted?: string,
    found?: string,
  ) => {
    if (wanted && wanted !== found) {
      throw conflict(
        { group: kind.group, plural: kind.kind },
        stored.name,
        `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${found}). The object might have been ${fate}`,
      );
    }
  };
  check('UID', 'deleted and then recreated', preconditions.uid, uid);
  check(
    'ResourceVersion',
    'modified',
    preconditions.resourceVersion,
    resourceVersion,
  );
}
