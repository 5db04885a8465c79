import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ACTIONS,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { removeOnCancel } from '../../deleting';
import { timeoutMinutesSchema, timeoutMs, waitFor } from '../../waiting';
import { tenantInputs, tenantOutput } from '../schemas';
import { ActionOptions } from '../types';
import { chooseTarget } from './chooseTarget';
import { findEntity } from './findEntity';
import { onCancel, onCancelInputs } from './onCancel';
import { examples } from './wait.examples';

/** `vcluster:wait`: a step of its own, so that it can be retried without repeating what it waits for. */
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
            .describe('What to wait for, "ready" unless given'),
        appId: z =>
          z.string().optional().describe('For sidecar-ready: the Dapr app id'),
        component: z =>
          z
            .string()
            .optional()
            .describe(
              'For component-synced: name of the Dapr Component. For sidecar-ready: one that has to be loaded',
            ),
        componentNamespace: z =>
          z
            .string()
            .optional()
            .describe(
              'For component-synced: virtual namespace, "default" unless given',
            ),
        timeoutMinutes: () => timeoutMinutesSchema,
        ...onCancelInputs,
        catalog: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Also wait, a minute at most, until the catalog has the entity, so that a link to it works',
            ),
      },
      output: {
        tenant: tenantOutput,
        host: z => z.string(),
        namespace: z => z.string().describe('Host namespace'),
        name: z => z.string(),
        inCatalog: z => z.boolean().describe('The catalog has its entity'),
        entityRef: z => z.string().describe('Its entity, once there is one'),
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
          await removeOnCancel(ref, made, { task: ctx, backend, timing });
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
