import {
  actionReadPermission,
  daprComponentListSchema,
  REGISTRY_ACTIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

/** `list-components`: a tenant's Dapr Components, three ways. */
export function createListComponentsAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.listComponents,
    title: 'List Dapr Components of a vcluster',
    description: `Lists a tenant's Dapr Components with their three-way truth: declared in the vcluster, synced to the host, loaded by which sidecar (or why not). Sensitive values are never given, only that there is one.

## When to use
To see what an app can use (state stores, brokers, secret stores), or why a Dapr Component does not work.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () => z.object({ tenant: tenantInput }).strict(),
      output: () => daprComponentListSchema,
    },
    examples: [
      {
        title: "One tenant's",
        input: { tenant: 'production/vcluster-team-a/team-a' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await operations.call(
        { action: REGISTRY_ACTIONS.listComponents, credentials },
        'listComponents',
        { path: readTenant(input.tenant) },
      ),
    }),
  });
}
