import {
  formatTenantRef,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { sensitiveFields } from '../../inventory/projections/sensitive';
import { conflict } from '../../platform/errors';
import { Target } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { changeToRestore } from '../write/restoreObject';
import { Change, WriteMode, WritePlan } from '../write/plan';
import { planSecret } from '../write/planSecret';
import { presentObject } from '../write/presentObject';
import { lacksDeclaration, withDeclaration } from '../write/withDeclaration';
import { withOwnSecret } from '../write/withOwnSecret';
import { checkComponent, ComponentCheck } from './checkComponent';
import { ComponentDefinition } from './definition';
import { componentDifference } from './difference';
import { ComponentObject, renderComponent } from './render';

/** One Dapr Component of one tenant, and what it is evaluated by. */
export type ComponentContext = Omit<ComponentCheck, 'context'> & {
  ref: TenantRef;
  target: Target;
  clusters: TargetClusters;
  context: TenantContext;
};

/**
 * Compares the Dapr Component of a request with the one that exists.
 *
 * @throws InputError for what the guardrails forbid, ConflictError naming the field when there is another Dapr
 * Component of that name, or this one with other values in mode `refuse`.
 */
export async function planComponent(
  definition: ComponentDefinition,
  planned: ComponentContext,
  mode: WriteMode,
): Promise<WritePlan> {
  const { ref, target, clusters, context } = planned;
  const { namespace } = definition;
  await clusters.assertNamespace(namespace);
  await clusters.assertCrd(target, RESOURCES.components);
  const present = await presentObject<ComponentObject>(
    clusters,
    ref,
    target,
    namespace,
    RESOURCES.components,
  );
  const findings = checkComponent(definition.component, definition.preset, {
    ...planned,
    context: withOwnSecret(context, definition),
  });
  const { component } = definition;
  const object = withDeclaration(renderComponent(ref, definition, target), {
    kind: 'Component',
    object: { spec: component },
    target,
    sensitive: sensitiveFields(
      planned.catalogue,
      component.type,
      component.version,
    ),
  });
  return {
    main: {
      object,
      change:
        mode === 'restore'
          ? changeToRestore(present)
          : changeOf(present, object, mode, ref),
      present,
      restores: mode === 'restore',
    },
    secret: await planSecret(clusters.virtual, ref, definition),
    findings,
    notChecked: context.notChecked,
  };
}

function changeOf(
  present: ComponentObject | undefined,
  wanted: ComponentObject,
  mode: WriteMode,
  ref: TenantRef,
): Change {
  if (!present) {
    return 'create';
  }
  const difference = componentDifference(present, wanted);
  if (!difference) {
    return lacksDeclaration(present, wanted) ? 'change' : 'keep';
  }
  if (mode === 'update') {
    return 'change';
  }
  const { field } = difference;
  const values =
    difference.wanted === undefined
      ? `another value of ${field}`
      : `${field} "${difference.present}", requested is "${difference.wanted}"`;
  throw conflict(
    `Dapr Component "${wanted.metadata.name}" of tenant "${formatTenantRef(
      ref,
    )}" exists with ${values}`,
    {
      field,
      ...(difference.wanted !== undefined && { value: difference.wanted }),
      fix: 'Ask for an update, choose another name, or give the same values.',
    },
  );
}
