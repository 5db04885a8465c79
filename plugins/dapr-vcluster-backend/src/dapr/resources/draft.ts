import {
  ApplyComponent,
  DaprKind,
} from 'backstage-plugin-dapr-vcluster-common';
import { defineComponent } from '../components/definition';
import { ComponentContext, planComponent } from '../components/planComponent';
import { WriteMode, WritePlan } from '../write/plan';
import { ResourceDefinition } from './definition';
import { planResource, ResourceContext } from './planResource';

/** A Dapr resource that is about to be written. */
export type Draft = {
  kind: DaprKind;
  /** Virtual namespace. */
  namespace: string;
  name: string;
  /** With the references to Secrets as the request has them. */
  object: { spec?: unknown };
  /** Compares it with the one that exists. */
  plan(context: ComponentContext & ResourceContext): Promise<WritePlan>;
};

/** A Dapr Component; @throws InputError naming the field. */
export function draftComponent(body: ApplyComponent, mode: WriteMode): Draft {
  const definition = defineComponent(body);
  const { component, namespace } = definition;
  return {
    kind: 'Component',
    namespace,
    name: component.name,
    object: { spec: component },
    plan: context => planComponent(definition, context, mode),
  };
}

/** A Dapr resource of another kind. */
export function draftResource(
  definition: ResourceDefinition,
  mode: WriteMode,
): Draft {
  const { kind, namespace, name, object } = definition;
  return {
    kind,
    namespace,
    name,
    object,
    plan: context => planResource(definition, context, mode),
  };
}
