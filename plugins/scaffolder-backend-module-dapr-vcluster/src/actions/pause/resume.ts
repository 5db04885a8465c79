import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
  resumeTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { logObjects } from '../../report';
import { checkConfirmed } from '../confirm';
import { dryRun, objectsOutput, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { confirmInput, confirmText } from './inputs';
import { examples } from './resume.examples';

/** `vcluster:resume`: resumes a paused tenant; `vcluster:wait` waits until it is ready. */
export function createResumeAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.resume,
    description:
      'Resumes a vcluster that this plugin or the vcluster CLI has paused; vcluster:wait waits until it is ready. Succeeds if it is not paused.',
    examples,
    supportsDryRun: true,
    schema: {
      input: { ...tenantInputs, confirm: confirmInput, dryRun },
      output: {
        tenant: tenantOutput,
        outcome: () =>
          resumeTenantResultSchema.shape.outcome.describe(
            'resumed, unchanged, or dry-run',
          ),
        objects: objectsOutput,
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'resume' });
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const id = formatTenantRef(ref);
      const run = () =>
        backend.call(ctx, (client, call) =>
          client.resumeTenant(ref, { ...call, dryRun: isDryRun }),
        );
      const { outcome, objects } = isDryRun
        ? await run()
        : await ctx.checkpoint({ key: `vcluster.resume.${id}`, fn: run });
      logger.info(`Tenant ${id}: ${outcome}`);
      logObjects(logger, objects);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('objects', objects);
    },
  });
}
