import { OnCancel } from '../../deletion';
import { objectsOutput } from '../schemas';
import { z } from 'zod/v3';

/** Inputs with the objects to delete if the task is cancelled during the wait. */
export const onCancelInputs = {
  removeTenantOnCancel: () =>
    z
      .boolean()
      .optional()
      .describe(
        'Delete the tenant if the task is cancelled during the wait, because later steps do not run then',
      ),
  removeComponentOnCancel: () =>
    z
      .boolean()
      .optional()
      .describe(
        'Delete the Dapr Component if the task is cancelled during the wait',
      ),
  removeObjectsOnCancel: () =>
    objectsOutput()
      .optional()
      .describe(
        'Delete created objects if the task is cancelled during the wait; the output objects of vcluster:manifests:apply',
      ),
};

/** Converts the inputs. */
export function onCancel(input: {
  component?: string;
  componentNamespace?: string;
  removeTenantOnCancel?: boolean;
  removeComponentOnCancel?: boolean;
  removeObjectsOnCancel?: OnCancel['removeObjects'];
}): OnCancel {
  const { component: name, componentNamespace: namespace = 'default' } = input;
  return {
    removeTenant: input.removeTenantOnCancel,
    removeObjects: input.removeObjectsOnCancel,
    ...(input.removeComponentOnCancel &&
      name && { removeComponent: { namespace, name } }),
  };
}
