import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteOnCancel } from '../../deletion';
import { timeoutMinutesSchema, timeoutMs, waitFor } from '../../polling';
import { tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { chooseTarget } from './chooseTarget';
import { findEntity } from './findEntity';
import { onCancel, onCancelInputs } from './onCancel';
import { examples } from './wait.examples';

/** `vcluster:wait`: a separate action, so that a retry does not repeat the action it waits for. */
export function createWaitAction(options: ActionOptions) {
  const { backend, catalog, timing } = options;
  return createTemplateAction({
    id: ACTIONS.wait,
    description:
      'Waits until a vcluster is ready, until the sidecars of an app in it are ready, or until a Dapr Component of it is on the host. Logs each change as it happens.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...tenantInputs,
        for: z =>
          z
            .enum(['ready', 'sidecar-ready', 'component-synced'])
            .optional()
            .describe('The target of the wait, default "ready"'),
        appId: z =>
          z.string().optional().describe('For sidecar-ready: the Dapr app id'),
        component: z =>
          z
            .string()
            .optional()
            .describe(
              'For component-synced: name of the Dapr Component. For sidecar-ready: name of a Dapr Component that must be loaded',
            ),
        componentNamespace: z =>
          z
            .string()
            .optional()
            .describe(
              'For component-synced: namespace in the vcluster, default "default"',
            ),
        timeoutMinutes: () => timeoutMinutesSchema,
        ...onCancelInputs,
        catalog: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Also wait, at most one minute, until the catalog contains the entity',
            ),
      },
      output: {
        tenant: tenantOutput,
        host: z => z.string(),
        namespace: z => z.string().describe('Host namespace'),
        name: z => z.string(),
        inCatalog: z =>
          z.boolean().describe('Whether the catalog contains the entity'),
        entityRef: z =>
          z
            .string()
            .describe('The entity ref, if the catalog contains the entity'),
        virtualNamespace: z => z.string().describe('For component-synced'),
        virtualName: z => z.string().describe('For component-synced'),
        hostNamespace: z => z.string().describe('For component-synced'),
        hostName: z => z.string().describe('For component-synced'),
      },
    },
    async handler(ctx) {
      const { input, logger, signal, isDryRun } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const ref = await catalog.tenant(input, credentials);
      const target = chooseTarget(ref, input);
      ctx.output('tenant', formatTenantRef(ref));
      ctx.output('host', ref.host);
      ctx.output('namespace', ref.namespace);
      ctx.output('name', ref.name);
      if (isDryRun) {
        logger.info(`Would wait for ${target.what}`);
        return;
      }
      const outputs = await waitFor({
        what: target.what,
        look: ended => backend.call(ctx, target.look, ended),
        timeoutMs: timeoutMs(input.timeoutMinutes),
        logger,
        signal,
        timing,
      }).catch(async error => {
        if (signal?.aborted) {
          const made = onCancel(input);
          await deleteOnCancel(ref, made, { task: ctx, backend, timing });
        }
        throw error;
      });
      for (const [name, value] of Object.entries(outputs)) {
        ctx.output(name as keyof typeof outputs, value);
      }
      const entityRef = await findEntity(ref, ctx, options);
      ctx.output('inCatalog', entityRef !== undefined);
      if (entityRef) {
        ctx.output('entityRef', entityRef);
      }
    },
  });
}
