import {
  ApplyComponentResult,
  Finding,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf, PollOptions } from '../../platform/kubernetes';
import { awaitSync } from './awaitSync';
import { dryRunPlan, executePlan } from './executePlan';
import { WriteContext, WritePlan } from './plan';
import { renderManifest } from './renderManifest';
import { writtenMeanwhile } from './writeObject';

/** How to apply a Dapr resource; the time is for its Secrets to reach the host. */
export type ApplyOptions = PollOptions & {
  dryRun: boolean;
  /** Whether another request has written the Dapr resource while this one waited for it. */
  overtaken: boolean;
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
 * Dry-runs the plan on the API servers, then executes it unless the request is itself a dry run.
 *
 * @throws ConflictError when another request has written another value at the same time, and whatever the API servers say.
 */
export async function applyPlan(
  context: WriteContext,
  plan: WritePlan,
  options: ApplyOptions,
): Promise<ApplyComponentResult> {
  await dryRunPlan(context, plan);
  const place = { virtual: context.virtual, host: context.target.host };
  if (options.dryRun) {
    const rendered = renderManifest(plan);
    return {
      ...place,
      outcome: 'dry-run',
      objects: outcomes(context, plan, WOULD),
      findings: plan.findings,
      notChecked: plan.notChecked,
      ...(rendered !== undefined && { rendered }),
    };
  }
  if (overall(plan) !== 'unchanged') {
    if (options.overtaken) {
      throw writtenMeanwhile(context.resource, plan.main.object);
    }
    await executePlan(context, plan, options);
  }
  const sync =
    context.target.route === 'synced'
      ? await awaitSync(context, options)
      : undefined;
  return {
    ...place,
    outcome: overall(plan),
    objects: outcomes(context, plan, DONE),
    findings: [...plan.findings, ...restartHint(plan)],
    notChecked: plan.notChecked,
    ...(sync && { sync }),
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

/** Sidecars read a Secret when they load the Dapr resource that refers to it, which a new text alone does not cause. */
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
