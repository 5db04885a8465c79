import { ApplyComponentResult } from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from '../../platform/hosts';
import { applyPlan, ApplyOptions } from './applyPlan';
import { referredSecrets } from './check';
import { ComponentContext, planComponent } from './plan';

/** Checks a Dapr Component and its surroundings, then writes it, see {@link applyPlan}. */
export async function applyComponent(
  context: ComponentContext,
  options: ApplyOptions,
): Promise<ApplyComponentResult> {
  const { ref, definition, target, sides } = context;
  return applyPlan(
    {
      ref,
      target,
      sides,
      resource: RESOURCES.components,
      virtual: {
        namespace: definition.namespace,
        name: definition.component.name,
      },
      referred: referredSecrets(definition.component),
    },
    await planComponent(context, options.update),
    options,
  );
}
