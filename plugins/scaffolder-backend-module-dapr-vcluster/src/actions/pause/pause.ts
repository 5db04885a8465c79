import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
  ObjectOutcome,
  pauseTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { timeoutMinutesSchema, timeoutMs } from '../../polling';
import { listObjects } from '../../report';
import { checkConfirmed } from '../confirm';
import { dryRun, objectsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { confirmInput, confirmText } from './inputs';
import { examples } from './pause.examples';
import { pauseCompletely, Paused } from './pauseCompletely';

/** `vcluster:pause`: pauses a tenant as the vcluster CLI does, and waits until its pods have ended. */
export function createPauseAction({ backend, catalog, timing }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.pause,
    description:
      'Pauses a vcluster as the vcluster CLI does: scales its control plane to zero and deletes its pods on the host, and waits until they have ended. Its data stays. Succeeds if it is paused already.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        confirm: confirmInput,
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () =>
          pauseTenantResultSchema.shape.outcome.describe(
            'paused, unchanged, or dry-run',
          ),
        objects: objectsOutput,
        report: z =>
          z.string().describe('What was stopped, as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'pause' });
      const id = formatTenantRef(ref);
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        pauseCompletely(ref, {
          task: ctx,
          backend,
          dryRun: isDryRun,
          timeoutMs: timeoutMs(input.timeoutMinutes),
          timing,
        });
      const { outcome, objects } = isDryRun
        ? await run()
        : await ctx.checkpoint({ key: `vcluster.pause.${id}`, fn: run });
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('objects', objects);
      ctx.output('report', reportOf(id, outcome, objects));
    },
  });
}

function reportOf(
  id: string,
  outcome: Paused['outcome'],
  changed: readonly ObjectOutcome[],
): string {
  switch (outcome) {
    case 'unchanged':
      return `Tenant ${id} was paused already. Nothing was changed.`;
    case 'dry-run':
      return listObjects(`Pausing tenant ${id} would stop:`, changed);
    default:
      return listObjects(`Tenant ${id} is paused. Stopped:`, changed);
  }
}
