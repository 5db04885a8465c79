import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  deleteTenantResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteTenant } from '../../deletion';
import { timeoutMinutesSchema, timeoutMs } from '../../polling';
import { checkConfirmed } from '../confirm';
import { dryRun, objectsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './delete.examples';
import { reportOf } from './report';

/** `vcluster:delete`: deletes a tenant and its objects on the host, and reports the deleted objects. */
export function createDeleteAction(options: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.delete,
    description:
      'Deletes a vcluster with its host namespaces, Secrets and Dapr Components, waits until they are deleted, and reports the deleted objects. Succeeds if the tenant does not exist.',
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
              'The output uid of vcluster:create. Only this tenant is deleted, not a later tenant with the same name',
            ),
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => deleteTenantResultSchema.shape.outcome,
        removed: objectsOutput,
        remaining: () =>
          objectsOutput().describe('Objects that stay on the host, and why'),
        report: z =>
          z
            .string()
            .describe(
              'The deleted objects, and those that stay, as Markdown for output text',
            ),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await options.catalog.tenant(input, credentials);
      checkConfirmed(ref, input.confirm, {
        expected: ref.name,
        verb: 'delete',
      });
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
      const { outcome, removed, remaining } = isDryRun
        ? await run()
        : await ctx.checkpoint({
            key: ['vcluster.delete', id, input.uid ?? ''].join('.'),
            fn: run,
          });
      const report = reportOf(id, outcome, removed, remaining);
      ctx.logger.info(report.split('\n')[0]);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('removed', removed);
      ctx.output('remaining', remaining ?? []);
      ctx.output('report', report);
    },
  });
}
