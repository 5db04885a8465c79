import { initialStatusOf } from '../defaults/applyBuiltinDefaults';
import { completeDefinition } from '../crd/completeDefinition';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { CLAIM_PROTECTION, VOLUME_PROTECTION } from '../meta/finalizers';
import { completePod } from './pod';
import { completeService } from './service';

/**
 * What the server itself adds to a new object of a built-in kind: admission plugins and allocators.
 * Changes the object in place.
 */
export function beforeCreate(context: ServerContext, object: KubeObject): void {
  const status = initialStatusOf(object.kind);
  if (status && object.status === undefined) {
    object.status = status;
  }
  switch (object.kind) {
    case 'Pod':
      completePod(context, object);
      break;
    case 'Service':
      completeService(context, object);
      break;
    case 'PersistentVolumeClaim':
      addFinalizer(object, CLAIM_PROTECTION);
      break;
    case 'PersistentVolume':
      addFinalizer(object, VOLUME_PROTECTION);
      break;
    case 'Namespace':
      object.spec = { finalizers: ['kubernetes'] };
      break;
    case 'CustomResourceDefinition':
      Object.assign(object, completeDefinition(context, object));
      break;
    default:
  }
}

function addFinalizer({ metadata }: KubeObject, finalizer: string): void {
  const finalizers = metadata.finalizers ?? [];
  if (!finalizers.includes(finalizer)) {
    metadata.finalizers = [...finalizers, finalizer];
  }
}
