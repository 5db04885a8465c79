import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
  upgradeTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { timeoutMinutesSchema, timeoutMs } from '../../polling';
import { checkConfirmed } from '../confirm';
import { confirmInput, confirmText } from '../pause/inputs';
import { dryRun, findingsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './upgrade.examples';
import { upgradeCompletely } from './upgradeCompletely';
import { upgradeReport } from './upgradeReport';

/** `vcluster:upgrade`: upgrades a tenant and waits until it is healthy, or rolled back. */
export function createUpgradeAction({
  backend,
  catalog,
  timing,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.upgrade,
    description:
      'Upgrades a vcluster to another version of its chart and waits until it is healthy. If it does not become healthy, it is rolled back and the action fails with the reason. Succeeds if it has the version already.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        version: z =>
          z
            .string()
            .optional()
            .describe(
              "Exact version of the vcluster chart, one that the platform team offers; default the one that the tenant's profile installs",
            ),
        values: z =>
          z
            .enum(['release', 'preset'])
            .optional()
            .describe(
              'Keep the values of the release (default), or take those of profile and preset as they are configured now',
            ),
        confirm: confirmInput,
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () =>
          upgradeTenantResultSchema.shape.outcome.describe(
            'upgraded, unchanged, or dry-run',
          ),
        from: z => z.string().describe('Version before'),
        to: z => z.string().describe('Version after'),
        findings: findingsOutput,
        report: z =>
          z
            .string()
            .describe(
              'What was or would be changed, as Markdown for output text',
            ),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'upgrade' });
      const { version, values } = input;
      const body = {
        ...(version && { version }),
        ...(values && { values }),
      };
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        upgradeCompletely(ref, {
          task: ctx,
          backend,
          body,
          dryRun: isDryRun,
          timeoutMs: timeoutMs(input.timeoutMinutes),
          timing,
        });
      const id = formatTenantRef(ref);
      const key = `vcluster.upgrade.${id}`;
      const answer = isDryRun
        ? await run()
        : await ctx.checkpoint({ key, fn: run });
      ctx.output('tenant', id);
      ctx.output('outcome', answer.outcome);
      ctx.output('from', answer.from);
      ctx.output('to', answer.to);
      ctx.output('findings', answer.advice?.findings ?? []);
      ctx.output('report', upgradeReport(answer));
    },
  });
}
