import {
  ApplyComponentResult,
  Finding,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject, RESOURCES } from '../hosts';
import { outcomeOf, Patience } from '../writes';
import { awaitSecrets } from './arrival';
import { referredSecrets } from './check';
import { ComponentContext, ComponentPlan, planComponent } from './plan';

/** How to apply a Dapr Component; the patience is for its Secrets to reach the host. */
export type ApplyComponentOptions = Patience & {
  dryRun: boolean;
  /** Change one that exists with other values, instead of refusing. */
  update: boolean;
  signal?: AbortSignal;
};

const DONE = {
  create: 'created',
  change: 'changed',
  keep: 'unchanged',
} as const;

const WOULD = {
  create: 'would-create',
  change: 'would-change',
  keep: 'unchanged',
} as const;

/**
 * Checks everything, tries it on the API servers without storing it, then writes the Secret, waits for it to reach
 * the host, and writes the Component.
 */
export async function applyComponent(
  context: ComponentContext,
  options: ApplyComponentOptions,
): Promise<ApplyComponentResult> {
  const { definition, target } = context;
  const plan = await planComponent(context, options.update);
  await writeSecret(context, plan, true);
  await writeComponent(context, plan, true);
  const place = {
    virtual: {
      namespace: definition.namespace,
      name: definition.component.name,
    },
    host: target.host,
  };
  if (options.dryRun) {
    return {
      ...place,
      outcome: 'dry-run',
      objects: outcomes(plan, WOULD),
      findings: plan.findings,
    };
  }
  await carryOut(context, plan, options);
  return {
    ...place,
    outcome: overall(plan),
    objects: outcomes(plan, DONE),
    findings: [...plan.findings, ...restartHint(plan)],
  };
}

async function carryOut(
  context: ComponentContext,
  plan: ComponentPlan,
  options: ApplyComponentOptions,
): Promise<void> {
  const { ref, definition, target, sides } = context;
  if (overall(plan) === 'unchanged') return;
  const written = await writeSecret(context, plan, false);
  try {
    await awaitSecrets(
      sides,
      ref,
      target,
      {
        names: referredSecrets(definition.component),
        own: plan.secret?.object,
      },
      options,
    );
    await writeComponent(context, plan, false);
  } catch (error) {
    if (plan.secret?.change === 'create' && written) {
      await takeBack(context, written);
    }
    throw error;
  }
}

async function writeSecret(
  { sides }: ComponentContext,
  { secret }: ComponentPlan,
  dryRun: boolean,
): Promise<KubeObject | undefined> {
  if (!secret || secret.change === 'keep') return undefined;
  return sides.virtual.apply(RESOURCES.secrets, secret.object, { dryRun });
}

async function writeComponent(
  { sides, target }: ComponentContext,
  { component }: ComponentPlan,
  dryRun: boolean,
): Promise<void> {
  if (component.change === 'keep') return;
  await sides.on(target.side, client =>
    client.apply(RESOURCES.components, component.object, { dryRun }),
  );
}

/** A refused registration leaves nothing behind, as far as the vcluster still answers. */
async function takeBack({ sides }: ComponentContext, { metadata }: KubeObject) {
  try {
    await sides.virtual.delete(RESOURCES.secrets, metadata, {
      preconditions: { uid: metadata.uid },
    });
  } catch {
    // The first error is the one to tell; the next registration takes the Secret over.
  }
}

function overall({ component, secret }: ComponentPlan) {
  if (component.change === 'create') return 'created';
  const changes = [component.change, secret?.change ?? 'keep'];
  return changes.every(change => change === 'keep') ? 'unchanged' : 'changed';
}

function outcomes(
  { component, secret }: ComponentPlan,
  words: typeof DONE | typeof WOULD,
): ObjectOutcome[] {
  const { secrets, components } = RESOURCES;
  return [
    ...(secret
      ? [outcomeOf(secrets, secret.object.metadata, words[secret.change])]
      : []),
    outcomeOf(components, component.object.metadata, words[component.change]),
  ];
}

/** Sidecars read a Secret when they load the Component, which a new text alone does not make them do. */
function restartHint({ component, secret }: ComponentPlan): Finding[] {
  if (secret?.change !== 'change' || component.change !== 'keep') return [];
  const apps = (component.object.scopes ?? []).join(', ');
  return [
    {
      ruleId: 'secret-rotated',
      severity: 'info',
      title: 'Running sidecars keep the old secret until they restart',
      evidence: [{ label: 'apps', value: apps }],
      fix: `Restart ${apps}`,
    },
  ];
}
