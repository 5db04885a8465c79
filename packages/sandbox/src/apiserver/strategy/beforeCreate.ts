import { completeDefinition } from '../crd/completeDefinition';
import { ServerContext } from '../ServerContext';
import { KubeObject } from '../types';
import { completePod } from './pod';
import { completeService } from './service';

/**
 * What the server itself adds to a new object of a built-in kind: admission plugins and allocators.
 * Changes the object in place.
 */
export function beforeCreate(context: ServerContext, object: KubeObject): void {
  switch (object.kind) {
    case 'Pod':
      completePod(context, object);
      break;
    case 'Service':
      completeService(context, object);
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
