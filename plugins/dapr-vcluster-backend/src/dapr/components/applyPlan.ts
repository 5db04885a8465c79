import {
  ApplyComponentResult,
  Finding,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Resource, RESOURCES } from '../../platform/hosts';
import { outcomeOf, Patience } from '../../platform/kubernetes';
import { WritePlan } from './plan';
import { Sides } from './sides';
import { Target } from './target';
import { carryOut, tryOut } from './writePlan';

/** How to apply an object of Dapr; the patience is for its Secrets to reach the host. */
export type ApplyOptions = Patience & {
  dryRun: boolean;
  /** Change one that exists with other values, instead of refusing. */
  update: boolean;
  signal?: AbortSignal;
};

/** An object of Dapr of one tenant, as it is written. */
export type WriteContext = {
  ref: TenantRef;
  target: Target;
  sides: Sides;
  resource: Resource;
  /** Where it counts as declared. */
  virtual: { namespace: string; name: string };
  /** Secrets it refers to, by their names in the vcluster. */
  referred: string[];
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
 * Tries everything on the API servers without storing it, then writes the Secret, waits for it to reach the host, and
 * writes the object.
 */
export async function applyPlan(
  context: WriteContext,
  plan: WritePlan,
  options: ApplyOptions,
): Promise<ApplyComponentResult> {
  await tryOut(context, plan);
  const place = { virtual: context.virtual, host: context.target.host };
  if (options.dryRun) {
    return {
      ...place,
      outcome: 'dry-run',
      objects: outcomes(context, plan, WOULD),
      findings: plan.findings,
    };
  }
  if (overall(plan) !== 'unchanged') {
    await carryOut(context, plan, options);
  }
  return {
    ...place,
    outcome: overall(plan),
    objects: outcomes(context, plan, DONE),
    findings: [...plan.findings, ...restartHint(plan)],
  };
}

function overall({ main, secret }: WritePlan) {
  if (main.change === 'create') {
    return 'created';
  }
  const changes = [main.change, secret?.change ?? 'keep'];
  return changes.every(change => change === 'keep') ? 'unchanged' : 'changed';
}

function outcomes(
  { resource }: WriteContext,
  { main, secret }: WritePlan,
  words: typeof DONE | typeof WOULD,
): ObjectOutcome[] {
  return [
    ...(secret
      ? [
          outcomeOf(
            RESOURCES.secrets,
            secret.object.metadata,
            words[secret.change],
          ),
        ]
      : []),
    outcomeOf(resource, main.object.metadata, words[main.change]),
  ];
}

/** Sidecars read a Secret when they load what refers to it, which a new text alone does not make them do. */
function restartHint({ main, secret }: WritePlan): Finding[] {
  if (secret?.change !== 'change' || main.change !== 'keep') {
    return [];
  }
  const apps = (main.object.scopes ?? []).join(', ');
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
