import {
  actionWritePermission,
  applyComponentResultSchema,
  applyComponentSchema,
  REGISTRY_ACTIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { dryRunInput, flagInput, readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

// Secret texts have no business in a conversation with a model.
const inputSchema = applyComponentSchema
  .omit({ secrets: true })
  .extend({
    tenant: tenantInput,
    update: flagInput
      .default(false)
      .describe('Change one that exists with other values; else a conflict'),
    dryRun: dryRunInput,
  })
  .strict();

/** `apply-component`: registers a Dapr Component; a dry run unless `dryRun` is false. */
export function createApplyComponentAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.applyComponent,
    title: 'Register a Dapr Component in a vcluster',
    description: `Registers a Dapr Component in a tenant, or with update changes one. By default it is a dry run: everything is checked by the guardrails and by the host's API server, and nothing is written. The same request twice changes nothing.

## When to use
After check-component found no error. Show the dry run's outcome and ask before calling again with dryRun false. Credentials must be in a Secret of the vcluster already, named by secretKeyRef; a secret text is refused.`,
    visibilityPermission: actionWritePermission,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: () => inputSchema,
      output: () => applyComponentResultSchema,
    },
    examples: [
      {
        title: 'Try a state store',
        input: {
          tenant: 'production/vcluster-team-a/team-a',
          name: 'statestore',
          type: 'state.redis',
          version: 'v1',
          metadata: [
            { name: 'redisHost', value: 'redis.example.com:6379' },
            { name: 'keyPrefix', value: 'team-a' },
            {
              name: 'redisPassword',
              secretKeyRef: { name: 'redis', key: 'password' },
            },
          ],
          scopes: ['writer'],
          update: false,
          dryRun: true,
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { tenant, update, dryRun, ...component } = input;
      return {
        output: await operations.call(
          { action: REGISTRY_ACTIONS.applyComponent, credentials },
          'applyComponent',
          {
            path: readTenant(tenant),
            query: { update, dryRun },
            body: component,
          },
        ),
      };
    },
  });
}
