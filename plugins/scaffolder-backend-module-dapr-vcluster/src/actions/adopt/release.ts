import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
  releaseTenantResultSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkConfirmed } from '../confirm';
import { confirmInput, confirmText } from '../pause/inputs';
import { dryRun, tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './release.examples';

/** `vcluster:release`: undoes `vcluster:adopt`. */
export function createReleaseAction({ backend, catalog }: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.release,
    description:
      'Undoes the registration of a vcluster by vcluster:adopt; the vcluster stays as it is. Succeeds if it is not registered.',
    examples,
    supportsDryRun: true,
    schema: {
      input: { ...tenantInputs, confirm: confirmInput, dryRun },
      output: {
        tenant: tenantOutput,
        outcome: () => releaseTenantResultSchema.shape.outcome,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const expected = confirmText(ref);
      checkConfirmed(ref, input.confirm, { expected, verb: 'release' });
      const isDryRun = Boolean(ctx.isDryRun || input.dryRun);
      const run = () =>
        backend.call(ctx, (client, call) =>
          client.releaseTenant(ref, { ...call, dryRun: isDryRun }),
        );
      const id = formatTenantRef(ref);
      const key = `vcluster.release.${id}`;
      const { outcome } = isDryRun
        ? await run()
        : await ctx.checkpoint({ key, fn: run });
      ctx.logger.info(`Tenant ${id}: ${outcome}`);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
    },
  });
}
