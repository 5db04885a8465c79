import {
  actionWritePermission,
  deleteComponentResultSchema,
  dnsLabel,
  objectName,
  REGISTRY_ACTIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { dryRunInput, readTenant, tenantInput } from './inputs';
import { RegistryActionOptions } from './types';

/** `delete-component`: deletes a Dapr Component; a dry run unless `dryRun` is false. */
export function createDeleteComponentAction({
  actionsRegistry,
  operations,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.deleteComponent,
    title: 'Delete a Dapr Component of a vcluster',
    description: `Deletes a Dapr Component of a tenant, with the Secret that the portal created for it. By default it is a dry run that returns what would be deleted. A Dapr Component that does not exist is no error.

## When to use
When a user requests the deletion of exactly this Dapr Component. Apps that use it stop working: look at list-components first, show the dry run, and ask before calling again with dryRun false.`,
    visibilityPermission: actionWritePermission,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: () =>
        z
          .object({
            tenant: tenantInput,
            namespace: dnsLabel('namespace')
              .default('default')
              .describe('Virtual namespace'),
            name: objectName('name').describe('Name the apps use'),
            dryRun: dryRunInput,
          })
          .strict(),
      output: () => deleteComponentResultSchema,
    },
    examples: [
      {
        title: 'What would be deleted?',
        input: {
          tenant: 'production/vcluster-team-a/team-a',
          namespace: 'default',
          name: 'statestore',
          dryRun: true,
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { tenant, namespace, name, dryRun } = input;
      return {
        output: await operations.call(
          { action: REGISTRY_ACTIONS.deleteComponent, credentials },
          'deleteComponent',
          {
            path: {
              ...readTenant(tenant),
              virtualNamespace: namespace,
              component: name,
            },
            query: { dryRun },
          },
        ),
      };
    },
  });
}
