import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  deleteManifestsResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteCreated } from '../../deletion';
import { timeoutMinutesSchema, timeoutMs } from '../../polling';
import { dryRun, objectsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './deleteManifests.examples';

/** `vcluster:manifests:delete`: deletes the objects that `vcluster:manifests:apply` has created. */
export function createDeleteManifestsAction({
  backend,
  catalog,
  timing,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.deleteManifests,
    description:
      'Deletes the objects that vcluster:manifests:apply has created in a vcluster, and waits until they are deleted. Objects that existed before, and later objects with the same name, are not deleted. Succeeds if the objects do not exist.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        objects: () =>
          objectsOutput().describe(
            'The output objects of vcluster:manifests:apply; only objects with the outcome created are deleted',
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
      // No checkpoint: with the uid, a repetition is safe, and a retried task may have created new objects.
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
