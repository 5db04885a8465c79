import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyComponentSchema,
  deleteComponentResultSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { logObjects } from '../../report';
import { dryRun, objectsOutput, tenantOutput, tenantText } from '../schemas';
import { ActionOptions } from '../types';
import { examples } from './deleteComponent.examples';

const body = applyComponentSchema.shape;

/** `dapr:component:delete`: removes a Dapr Component and the Secret that was made for it. */
export function createDeleteComponentAction({
  backend,
  catalog,
}: ActionOptions) {
  return createTemplateAction({
    id: ACTIONS.deleteComponent,
    description:
      'Deletes a Dapr Component of a vcluster and the Secret that was made for it. Deleting what is not there succeeds.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        namespace: () => body.namespace,
        name: () => body.name,
        dryRun,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => deleteComponentResultSchema.shape.outcome,
        removed: objectsOutput,
      },
    },
    async handler(ctx) {
      const { name, namespace = 'default', tenant } = ctx.input;
      const isDryRun = Boolean(ctx.isDryRun || ctx.input.dryRun);
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant }, credentials);
      const id = formatTenantRef(ref);
      const ask = () =>
        backend.call(ctx, (client, options) =>
          client.deleteComponent(
            ref,
            { namespace, name },
            { ...options, dryRun: isDryRun },
          ),
        );
      const { outcome, removed } = isDryRun
        ? await ask()
        : await ctx.checkpoint({
            key: `component.delete.${id}.${namespace}.${name}`,
            fn: ask,
          });
      ctx.logger.info(
        `Dapr Component ${namespace}/${name} in tenant ${id}: ${outcome}`,
      );
      logObjects(ctx.logger, removed);
      ctx.output('tenant', id);
      ctx.output('outcome', outcome);
      ctx.output('removed', removed);
    },
  });
}
