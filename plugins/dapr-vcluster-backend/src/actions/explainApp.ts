import {
  findingSchema,
  REGISTRY_ACTIONS,
  sidecarSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { explainApp } from './explanation';
import { readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

const outputSchema = z.object({
  appId: z.string(),
  verdict: z.string().describe('One sentence'),
  fix: z.string().optional().describe('The one thing to do first'),
  findings: z.array(findingSchema).describe('Worst first'),
  pods: z.array(
    sidecarSchema.pick({
      app: true,
      virtualPod: true,
      hostPod: true,
      state: true,
      summary: true,
      version: true,
      restarts: true,
      startedAt: true,
    }),
  ),
  components: z.array(
    z.object({
      name: z.string(),
      type: z.string().optional(),
      state: z.enum(['loaded', 'not-loaded', 'unknown']),
      reason: z.string().optional(),
    }),
  ),
});

/** `explain-app`: why an app has no daprd, or a daprd that does not do what is expected. */
export function createExplainAppAction({
  actionsRegistry,
  routes,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.explainApp,
    title: "Explain an app's Dapr sidecar",
    description: `Explains one app of a tenant by its Dapr app id (or the name of its workload): whether each of its pods has a sidecar (daprd) and why not, whether it is ready, and which Dapr Components in its scope it has loaded. Ends in one sentence and one fix.

## When to use
When an app cannot reach its sidecar, a state store or a broker, or a pod has no daprd.`,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () =>
        z
          .object({
            tenant: tenantInput,
            app: z
              .string()
              .min(1)
              .max(253)
              .describe('Dapr app id, or name of the workload or pod'),
          })
          .strict(),
      output: () => outputSchema,
    },
    examples: [
      {
        title: 'Why does the writer not work?',
        input: { tenant: 'production/vcluster-team-a/team-a', app: 'writer' },
      },
    ],
    action: async ({ input: { tenant, app }, credentials }) => {
      const ref = readTenant(tenant);
      const [sidecars, components] = await routes.call(
        credentials,
        (client, options) =>
          Promise.all([
            client.listSidecars(ref, options),
            client.listComponents(ref, options),
          ]),
      );
      const explained = explainApp(app, sidecars, components);
      return { output: outputSchema.parse(explained) };
    },
  });
}
