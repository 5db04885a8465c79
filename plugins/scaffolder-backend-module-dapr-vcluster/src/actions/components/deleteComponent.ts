import {
  ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  ACTIONS,
  applyComponentSchema,
  daprKindSchema,
  DeleteComponentResult,
  deleteComponentResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { logObjects, spokenKind } from '../../report';
import { dryRun, objectsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './deleteComponent.examples';

const body = applyComponentSchema.shape;

/** `dapr:component:delete`: deletes a Dapr resource and the Secret that was created for it. */
export function createDeleteComponentAction({
  backend,
  catalog,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.deleteComponent,
    description:
      'Deletes a Dapr Component of a vcluster, or another Dapr resource, and the Secret that was created for it. Succeeds if it does not exist. A Dapr resource that a running sidecar has loaded is deleted only with force.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        namespace: () => body.namespace,
        name: () => body.name,
        kind: () =>
          daprKindSchema.optional().describe('Its kind, default Component'),
        force: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Delete it even if a running sidecar has loaded it; otherwise, this is a conflict that names the apps',
            ),
        dryRun,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => deleteComponentResultSchema.shape.outcome,
        removed: objectsOutput,
      },
    },
    async handler(ctx) {
      const { name, namespace = 'default', tenant, force } = ctx.input;
      const { kind = 'Component' } = ctx.input;
      const isDryRun = Boolean(ctx.isDryRun || ctx.input.dryRun);
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant }, credentials);
      const id = formatTenantRef(ref);
      const ask = () =>
        backend.call(ctx, (client, options) =>
          client.deleteResource(
            ref,
            { kind, namespace, name },
            { ...options, dryRun: isDryRun, force },
          ),
        );
      const key = `component.delete.${id}.${namespace}.${kind}.${name}`;
      const { outcome, removed } = isDryRun
        ? await ask()
        : await deleteAgain(ctx, key, ask);
      ctx.logger.info(
        `${spokenKind(kind)} ${namespace}/${name} in tenant ${id}: ${outcome}`,
      );
      logObjects(ctx.logger, removed);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('removed', removed);
    },
  });
}

/**
 * Deletes and stores the result as a checkpoint. A retry of the task, which may have registered the resource again, deletes
 * again; if nothing is left, it reports the result of the first run.
 */
async function deleteAgain(
  task: Pick<ActionContext<JsonObject>, 'checkpoint'>,
  key: string,
  ask: () => Promise<DeleteComponentResult>,
): Promise<DeleteComponentResult> {
  let answer: DeleteComponentResult | undefined;
  const first = await task.checkpoint({
    key,
    fn: async () => {
      answer = await ask();
      return answer;
    },
  });
  const now = answer ?? (await ask());
  return now.outcome === 'absent' ? first : now;
}
