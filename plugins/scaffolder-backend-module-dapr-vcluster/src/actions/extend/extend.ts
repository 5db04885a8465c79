import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  ExtendTenantResult,
  extendTenantResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkConfirmed } from '../confirm';
import { confirmInput, confirmText } from '../pause/inputs';
import { dryRun, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './extend.examples';

const answer = extendTenantResultSchema.shape;

/** `vcluster:extend`: sets when a tenant expires; one that has expired is resumed. */
export function createExtendAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.extend,
    description:
      'Sets when a vcluster expires. One that was paused because it had expired is resumed.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        expiresIn: z =>
          z
            .string()
            .optional()
            .describe(
              "After how long it expires: 12h, 30d or 4w; default the preset's",
            ),
        expiresAt: z =>
          z
            .string()
            .optional()
            .describe('When it expires, RFC 3339; instead of expiresIn'),
        confirm: confirmInput,
        dryRun,
      },
      output: {
        tenant: tenantOutput,
        outcome: () =>
          answer.outcome.describe('extended, unchanged, or dry-run'),
        expiresAt: () => answer.expiresAt,
        latest: () => answer.latest,
        resumes: () => answer.resumes,
        report: z =>
          z.string().describe('The same as Markdown for output text'),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'extend' });
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      // A form leaves texts empty.
      const body = {
        expiresIn: input.expiresIn || undefined,
        expiresAt: input.expiresAt || undefined,
      };
      const run = () =>
        backend.call(ctx, (client, call) =>
          client.extendTenant(ref, body, { ...call, dryRun: isDryRun }),
        );
      const result = isDryRun
        ? await run()
        : await ctx.checkpoint({
            key: `vcluster.extend.${formatTenantRef(ref)}.${JSON.stringify(
              body,
            )}`,
            fn: run,
          });
      const report = reportOf(result);
      logger.info(report);
      ctx.output('tenant', result.id);
      ctx.output('outcome', result.outcome);
      ctx.output('expiresAt', result.expiresAt);
      ctx.output('latest', result.latest);
      ctx.output('resumes', result.resumes);
      ctx.output('report', report);
    },
  });
}

function reportOf({
  id,
  outcome,
  expiresAt,
  before,
  latest,
  resumes,
}: ExtendTenantResult): string {
  const would = outcome === 'dry-run';
  return [
    `Tenant ${id} ${would ? 'would expire' : 'expires'} at ${expiresAt}${
      before === undefined ? '' : ` (before: ${before})`
    }.`,
    ...(resumes
      ? [`It had expired and ${would ? 'would be' : 'is'} resumed.`]
      : []),
    ...(latest === undefined ? [] : [`Its preset allows up to ${latest}.`]),
  ].join(' ');
}
