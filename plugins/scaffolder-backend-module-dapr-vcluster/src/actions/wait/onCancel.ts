import { OnCancel } from '../../deleting';
import { objectsOutput } from '../schemas';
import { z } from 'zod/v3';

/** Inputs that say what of this run goes when the task is cancelled during the wait. */
export const onCancelInputs = {
  removeTenantOnCancel: () =>
    z
      .boolean()
      .optional()
      .describe(
        'Delete the tenant when the task is cancelled during the wait: no later step runs then, not even one for failures',
      ),
  removeComponentOnCancel: () =>
    z
      .boolean()
      .optional()
      .describe('The same for the Dapr Component that is waited for'),
  removeObjectsOnCancel: () =>
    objectsOutput()
      .optional()
      .describe(
        'The same for objects: the output of vcluster:manifests:apply, of which only created ones go',
      ),
};

/** The inputs as what to remove. */
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
