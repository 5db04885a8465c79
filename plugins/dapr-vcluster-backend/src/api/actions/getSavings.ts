import {
  actionReadPermission,
  REGISTRY_ACTIONS,
  tenantSavingsSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

/** `get-savings`: what a tenant costs, and what sharing saves for it. */
export function createGetSavingsAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.getSavings,
    title: 'Get what sharing saves for a Dapr-enabled vcluster',
    description: `Gives what one tenant costs per month in four ways to serve it (s0 namespaces, s1 a cluster of its own, s2 a vcluster with a Dapr of its own, s3 a vcluster that shares Dapr), what follows, and what was saved since it was created. Every figure has its formula, its inputs and where each comes from; "default" is a list price or guideline that nobody confirmed. Figures on "requested" and on "used" must not be combined. A saving can be negative.

## When to use
When somebody asks what a vcluster costs, what sharing saves, or why it saves nothing.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () => z.object({ tenant: tenantInput }).strict(),
      output: () => tenantSavingsSchema,
    },
    examples: [
      {
        title: 'Savings of one tenant',
        input: { tenant: 'production/vcluster-team-a/team-a' },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await operations.call(
        { action: REGISTRY_ACTIONS.getSavings, credentials },
        'getSavings',
        { path: readTenant(input.tenant) },
      ),
    }),
  });
}
