import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  applyComponentResultSchema,
  applyComponentSchema,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { askOnce } from '../../backend';
import { logFindings, logObjects } from '../../report';
import { timeoutMinutesSchema } from '../../waiting';
import {
  findingsOutput,
  objectsOutput,
  tenantOutput,
  tenantText,
  update,
} from '../schemas';
import { ActionOptions } from '../types';
import { metadataInput, secretsInput, taskSecretsInput } from './inputs';
import { readComponent } from './readComponent';
import { examples } from './registerComponent.examples';
import { waitOnHost } from './waitOnHost';

const body = applyComponentSchema.shape;

/** `dapr:component:register`: declares a Dapr Component where the tenant's profile wants it. */
export function createRegisterComponentAction(options: ActionOptions) {
  const { backend, catalog } = options;
  return createTemplateAction({
    id: ACTIONS.registerComponent,
    description:
      'Registers (or changes) a Dapr Component of a vcluster and the Secret it refers to. Registering it again with the same values changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: tenantText,
        namespace: () => body.namespace,
        name: () => body.name,
        type: () => body.type,
        version: () => body.version,
        metadata: () => metadataInput,
        scopes: () => body.scopes,
        ignoreErrors: () =>
          body.ignoreErrors.describe(
            'Start the apps even if it cannot be initialised',
          ),
        initTimeout: () => body.initTimeout,
        preset: () => body.preset,
        secrets: () => secretsInput,
        taskSecrets: () => taskSecretsInput,
        update,
        waitForHost: z =>
          z
            .boolean()
            .optional()
            .describe('Wait until it is on the host; true unless given'),
        timeoutMinutes: () => timeoutMinutesSchema,
      },
      output: {
        tenant: tenantOutput,
        outcome: () => applyComponentResultSchema.shape.outcome,
        virtualNamespace: z => z.string(),
        virtualName: z => z.string(),
        hostNamespace: z => z.string(),
        hostName: z => z.string(),
        objects: objectsOutput,
        findings: findingsOutput,
      },
    },
    async handler(ctx) {
      const { input, logger, isDryRun } = ctx;
      const component = readComponent(input, ctx.secrets);
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant({ tenant: input.tenant }, credentials);
      const id = formatTenantRef(ref);
      const virtualNamespace = component.namespace ?? 'default';
      const ask = () =>
        backend.call(ctx, (client, call) =>
          client.applyComponent(ref, component, {
            ...call,
            dryRun: isDryRun,
            update: input.update,
          }),
        );
      const key = `component.register.${id}.${virtualNamespace}.${input.name}`;
      const result = isDryRun ? await ask() : await askOnce(ctx, key, ask);

      logger.info(
        `Dapr Component ${virtualNamespace}/${input.name} in tenant ${id}: ${result.outcome}`,
      );
      logObjects(logger, result.objects);
      logFindings(logger, result.findings);
      ctx.output('tenant', id);
      ctx.output('outcome', result.outcome);
      ctx.output('virtualNamespace', virtualNamespace);
      ctx.output('virtualName', input.name);
      ctx.output('objects', result.objects);
      ctx.output('findings', result.findings);
      const host =
        isDryRun || input.waitForHost === false
          ? result.host
          : await waitOnHost(ref, virtualNamespace, ctx, options);
      if (host) {
        ctx.output('hostNamespace', host.namespace);
        ctx.output('hostName', host.name);
      }
    },
  });
}
