import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  deleteManifestsResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteCreated } from '../../deleting';
import { timeoutMinutesSchema, timeoutMs } from '../../waiting';
import { dryRun, objectsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './deleteManifests.examples';

/** `vcluster:manifests:delete`: removes what `vcluster:manifests:apply` has created. */
export function createDeleteManifestsAction({
  backend,
  catalog,
  timing,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.deleteManifests,
    description:
      'Deletes the objects that vcluster:manifests:apply has created in a vcluster, and waits until they are gone. What it found there or only changed stays, and so does an object made since under the same name. Deleting what is not there succeeds.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        objects: () =>
          objectsOutput().describe(
            'The output objects of vcluster:manifests:apply; only those it has created are deleted',
          ),
        dryRun,
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => deleteManifestsResultSchema.shape.outcome,
        removed: objectsOutput,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant: input.tenant }, credentials);
      // No checkpoint: an object's uid makes a repetition harmless, and a retried task may have created new ones.
      const { outcome, removed } = await deleteCreated(ref, input.objects, {
        task: ctx,
        backend,
        timing,
        dryRun: Boolean(ctx.isDryRun || input.dryRun),
        timeoutMs: timeoutMs(input.timeoutMinutes),
      });
      ctx.output('tenant', formatTenantRef(ref));
      ctx.output('outcome', outcome);
      ctx.output('removed', removed);
    },
  });
}
