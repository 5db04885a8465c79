import {
  actionReadPermission,
  appExplanationSchema,
  appNameSchema,
  REGISTRY_ACTIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

/** `explain-app`: why an app has no daprd, or a daprd that does not do what is expected. */
export function createExplainAppAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.explainApp,
    title: "Explain an app's Dapr sidecar",
    description: `Explains one app of a tenant by its Dapr app id (or the name of its workload): whether each of its pods has a sidecar (daprd) and why not, whether it is ready, and which Dapr Components in its scope it has loaded. Ends in one sentence and one fix.

## When to use
When an app cannot reach its sidecar, a state store or a broker, or a pod has no daprd.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () =>
        z
          .object({
            tenant: tenantInput,
            app: appNameSchema,
          })
          .strict(),
      output: () => appExplanationSchema,
    },
    examples: [
      {
        title: 'Why does the writer not work?',
        input: { tenant: 'production/vcluster-team-a/team-a', app: 'writer' },
      },
    ],
    action: async ({ input: { tenant, app }, credentials }) => {
      const explained = await operations.call(
        { action: REGISTRY_ACTIONS.explainApp, credentials },
        'explainApp',
        { path: { ...readTenant(tenant), app } },
      );
      return { output: appExplanationSchema.parse(explained) };
    },
  });
}
