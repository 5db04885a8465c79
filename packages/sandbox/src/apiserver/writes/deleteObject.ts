import { conflict } from '../http/errors';
import { orphanDependents } from '../gc/orphan';
import { KindInfo } from '../kinds/KindInfo';
import { timestamp } from '../meta/time';
import { ServerContext } from '../ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { checkNamespaceDeletion } from '../strategy/namespaceLifecycle';
import { KubeObject } from '../types';
import { DeleteOptions } from './DeleteOptions';
import { FOREGROUND } from './finalizers';

/**
 * Deletes an object, or marks it when something holds it: finalizers, dependents, a namespace's contents.
 * @returns the object that is still there, undefined when it is gone
 */
export function deleteObject(
  context: ServerContext,
  kind: KindInfo,
  stored: StoredObject,
  options: DeleteOptions,
): StoredObject | undefined {
  checkPreconditions(kind, stored, options);
  const { namespace, name } = stored;
  if (kind.storage === 'namespaces') {
    const refusal = checkNamespaceDeletion(name);
    if (refusal) {
      throw refusal;
    }
  }
  const object = withPropagation(context, stored, options);
  const held = isHeld(object);
  if (options.dryRun) {
    return held ? stored : undefined;
  }
  if (held && object.metadata.deletionTimestamp) {
    return stored;
  }
  if (held) {
    return context.store.put(kind.storage, marked(context, kind, object));
  }
  context.store.remove(kind.storage, namespace, name);
  return undefined;
}

function withPropagation(
  context: ServerContext,
  stored: StoredObject,
  options: DeleteOptions,
): KubeObject {
  const { object } = stored;
  const { uid = '', finalizers = [] } = object.metadata;
  if (options.propagationPolicy === 'Orphan' && !options.dryRun) {
    orphanDependents(context, uid);
  }
  return options.propagationPolicy === 'Foreground' &&
    !finalizers.includes(FOREGROUND)
    ? {
        ...object,
        metadata: {
          ...object.metadata,
          finalizers: [...finalizers, FOREGROUND],
        },
      }
    : object;
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
  const check = (what: string, wanted?: string, found?: string) => {
    if (wanted && wanted !== found) {
      throw conflict(
        kind,
        stored.name,
        `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`,
      );
    }
  };
  check('UID', preconditions.uid, uid);
  check('ResourceVersion', preconditions.resourceVersion, resourceVersion);
}
