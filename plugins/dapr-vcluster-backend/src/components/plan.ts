import {
  ComponentPreset,
  Finding,
  formatTenantRef,
  GuardrailPolicy,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../errors';
import { checkComponent, secretsInVcluster } from './check';
import { ComponentDefinition } from './definition';
import { componentDifference, holdsSameTexts } from './difference';
import { presentComponent, presentSecret } from './present';
import {
  ComponentObject,
  renderComponent,
  renderSecret,
  SecretObject,
} from './render';
import { Sides } from './sides';
import { Target } from './target';

/** One Dapr Component of one tenant. */
export type ComponentContext = {
  ref: TenantRef;
  definition: ComponentDefinition;
  target: Target;
  sides: Sides;
  /** What the platform team decided about the guardrails. */
  policy?: GuardrailPolicy;
  /** Dapr Components the platform team has decided about. */
  presets?: readonly ComponentPreset[];
};

/** What happens to an object. */
export type Change = 'create' | 'change' | 'keep';

/** What is to be done. */
export type ComponentPlan = {
  component: { object: ComponentObject; change: Change };
  /** Only when there are secret texts. */
  secret?: { object: SecretObject; change: Change };
  findings: Finding[];
};

/**
 * Compares what is asked for with what is there.
 *
 * @throws InputError for what the guardrails forbid, ConflictError naming the field when there is another Dapr
 * Component of that name, or this one with other values and `update` is off.
 */
export async function planComponent(
  context: ComponentContext,
  update: boolean,
): Promise<ComponentPlan> {
  const { ref, definition, target, sides, policy, presets } = context;
  const { component, namespace, secrets, secretName } = definition;
  await sides.assertNamespace(namespace);
  await sides.assertComponentCrd(target.side);
  const present = await presentComponent(sides, ref, target, namespace);
  const known = await secretsInVcluster(sides.virtual, namespace, component);
  const findings = await checkComponent(sides, ref, component, {
    target,
    policy,
    claim: definition.preset && { preset: definition.preset, presets },
    secrets: secrets.size > 0 ? known.add(secretName) : known,
  });
  const object = renderComponent(ref, definition, target);
  const change = changeOf(present, object, update, formatTenantRef(ref));
  return {
    component: { object, change },
    ...(secrets.size > 0 && { secret: await planSecret(context) }),
    findings,
  };
}

function changeOf(
  present: ComponentObject | undefined,
  asked: ComponentObject,
  update: boolean,
  tenant: string,
): Change {
  if (!present) return 'create';
  const difference = componentDifference(present, asked);
  if (!difference) return 'keep';
  if (update) return 'change';
  const { field } = difference;
  const values =
    difference.asked === undefined
      ? `another value of ${field}`
      : `${field} "${difference.present}", asked for is "${difference.asked}"`;
  throw conflict(
    `Dapr Component "${asked.metadata.name}" of tenant "${tenant}" exists with ${values}`,
    {
      field,
      ...(difference.asked !== undefined && { value: difference.asked }),
      fix: 'Ask for an update, choose another name, or give the same values.',
    },
  );
}

/** New secret texts replace the old ones without asking: rotating a secret is no other Component. */
async function planSecret({ ref, definition, sides }: ComponentContext) {
  const object = renderSecret(ref, definition);
  const present = await presentSecret(
    sides,
    { namespace: definition.namespace, name: definition.secretName },
    definition.component.name,
  );
  const kept = present && holdsSameTexts(present, object) ? 'keep' : 'change';
  const change: Change = present ? kept : 'create';
  return { object, change };
}
