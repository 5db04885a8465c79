import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  TenantRef,
  deleteTenantResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteTenant } from '../../deleting';
import { timeoutMinutesSchema, timeoutMs } from '../../waiting';
import { dryRun, objectsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './delete.examples';
import { reportOf } from './report';

/** `vcluster:delete`: removes a tenant and everything it left on the host, and reports what. */
export function createDeleteAction(options: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.delete,
    description:
      'Deletes a vcluster with its host namespaces, Secrets and Dapr Components, waits until they are gone, and reports what was removed. Deleting what is not there succeeds.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        confirm: z =>
          z
            .string()
            .optional()
            .describe(
              "The vcluster's name as a person typed it; anything else than the name is refused",
            ),
        uid: z =>
          z
            .string()
            .optional()
            .describe(
              'Which one, as vcluster:create says: a retried task deletes again what it has created again, and nothing twice',
            ),
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => deleteTenantResultSchema.shape.outcome,
        removed: objectsOutput,
        report: z =>
          z.string().describe('What was removed, as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await options.catalog.tenant(input, credentials);
      checkConfirmed(ref, input.confirm);
      const id = formatTenantRef(ref);
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        deleteTenant(ref, {
          task: ctx,
          backend: options.backend,
          dryRun: isDryRun,
          timeoutMs: timeoutMs(input.timeoutMinutes),
          timing: options.timing,
        });
      const { outcome, removed } = isDryRun
        ? await run()
        : await ctx.checkpoint({
            key: ['vcluster.delete', id, input.uid ?? ''].join('.'),
            fn: run,
          });
      const report = reportOf(id, outcome, removed);
      ctx.logger.info(report.split('\n')[0]);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('removed', removed);
      ctx.output('report', report);
    },
  });
}

/** The person who deletes has typed the name: a form filled in by a link does not count as meaning it. */
function checkConfirmed(ref: TenantRef, confirm: string | undefined): void {
  if (confirm === undefined || confirm === ref.name) {
    return;
  }
  throw new InputError(
    `confirm "${confirm}" is not the name of the vcluster you chose (${formatTenantRef(
      ref,
    )}). Type "${ref.name}" to delete it; nothing was removed.`,
  );
}
