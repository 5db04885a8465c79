import {
  ComponentPreset,
  Finding,
  formatTenantRef,
  Surroundings,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { checkComponent } from './check';
import { KubeObject } from '../../platform/hosts';
import { ComponentDefinition, OwnSecret } from './definition';
import { componentDifference, holdsSameTexts } from './difference';
import { presentObject, presentSecret } from './present';
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
  /** What it is judged by. */
  surroundings: Surroundings;
  /** Dapr Components the platform team has decided about. */
  presets?: readonly ComponentPreset[];
};

/** What happens to an object. */
export type Change = 'create' | 'change' | 'keep';

/** An object and what happens to it. */
export type Planned<T extends KubeObject> = { object: T; change: Change };

/** What is to be done. */
export type WritePlan = {
  main: Planned<KubeObject & { scopes?: string[] }>;
  /** Only when there are secret texts. */
  secret?: Planned<SecretObject>;
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
): Promise<WritePlan> {
  const { ref, definition, target, sides, surroundings, presets } = context;
  const { component, namespace, secrets, secretName } = definition;
  await sides.assertNamespace(namespace);
  await sides.assertCrd(target.side);
  const present = await presentObject(sides, ref, target, namespace);
  const findings = await checkComponent(ref, component, {
    surroundings: withSecrets(
      surroundings,
      secrets.size > 0 ? [secretName] : [],
    ),
    claim: definition.preset && { preset: definition.preset, presets },
  });
  const object = renderComponent(ref, definition, target);
  const change = changeOf(present, object, update, formatTenantRef(ref));
  return {
    main: { object, change },
    ...(secrets.size > 0 && {
      secret: await planSecret(sides, ref, definition),
    }),
    findings,
  };
}

/** Surroundings in which Secrets that are about to be written exist already. */
export function withSecrets(
  surroundings: Surroundings,
  names: readonly string[],
): Surroundings {
  const { secrets } = surroundings;
  return { ...surroundings, secrets: secrets && [...secrets, ...names] };
}

function changeOf(
  present: ComponentObject | undefined,
  asked: ComponentObject,
  update: boolean,
  tenant: string,
): Change {
  if (!present) {
    return 'create';
  }
  const difference = componentDifference(present, asked);
  if (!difference) {
    return 'keep';
  }
  if (update) {
    return 'change';
  }
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
export async function planSecret(
  sides: Sides,
  ref: TenantRef,
  own: OwnSecret,
): Promise<Planned<SecretObject>> {
  const object = renderSecret(ref, own);
  const present = await presentSecret(
    sides,
    { namespace: own.namespace, name: own.secretName },
    own.owner,
  );
  const kept = present && holdsSameTexts(present, object) ? 'keep' : 'change';
  return { object, change: present ? kept : 'create' };
}
