import {
  actionReadPermission,
  REGISTRY_ACTIONS,
  tenantQuerySchema,
  tenantSummarySchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { RegistryActionOptions } from './types';

/** `list-tenants`: the tenants the caller may see. */
export function createListTenantsAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.listTenants,
    title: 'List Dapr-enabled vclusters',
    description: `Lists the tenants (vclusters that share a host's Dapr control plane) that the caller may see, with phase, owner, version and counts.

## When to use
To find the id of a tenant, or to see which of them are in trouble. A count that is missing is unknown, not zero; \`gaps\` says which hosts cannot be seen whole, and why.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () => tenantQuerySchema.strict(),
      output: () =>
        z.object({
          tenants: z.array(tenantSummarySchema),
          total: z.number().describe('How many pass the filter'),
          gaps: z.array(
            z.object({
              host: z.string(),
              kind: z.string(),
              reason: z.string(),
            }),
          ),
        }),
    },
    examples: [
      { title: 'Everything', input: {} },
      { title: 'What has failed', input: { phase: 'failed' } },
    ],
    action: async ({ input, credentials }) => {
      const { items, total, freshness } = await operations.call(
        { action: REGISTRY_ACTIONS.listTenants, credentials },
        'listTenants',
        { query: input },
      );
      const gaps = freshness.flatMap(({ host, unknown }) =>
        unknown.map(({ kind, state, reason }) => ({
          host,
          kind,
          reason: reason ?? `The kind is ${state}.`,
        })),
      );
      return { output: { tenants: items, total, gaps } };
    },
  });
}
