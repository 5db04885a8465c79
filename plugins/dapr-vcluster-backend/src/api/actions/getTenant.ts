import {
  actionReadPermission,
  REGISTRY_ACTIONS,
  tenantSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

/** `get-tenant`: one tenant in full. */
export function createGetTenantAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.getTenant,
    title: 'Get a Dapr-enabled vcluster',
    description: `Gives one tenant in full: phase and why, profile, version and its support, host namespaces, conditions, and findings, each with evidence and the one fix.

## When to use
When a vcluster is not ready, or to learn what it is before something is changed in it.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () => z.object({ tenant: tenantInput }).strict(),
      output: () => tenantSchema,
    },
    examples: [
      {
        title: 'One tenant',
        input: { tenant: 'production/vcluster-team-a/team-a' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await operations.call(
        { action: REGISTRY_ACTIONS.getTenant, credentials },
        'getTenant',
        { path: readTenant(input.tenant) },
      ),
    }),
  });
}
