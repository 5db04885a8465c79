import {
  actionReadPermission,
  applyManifestsSchema,
  chartVersionSchema,
  componentReadPermission,
  findingSchema,
  notCheckedSchema,
  REGISTRY_ACTIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { limitFindings } from '../../platform/findings';
import { readTenant, tenantInput } from './inputs';
import { checkContext } from './checkContext';
import { RegistryActionOptions } from './types';

const FILE = 'manifests';

const outputSchema = z.object({
  valid: z
    .boolean()
    .describe('True when nothing that was checked is an error; see notChecked'),
  findings: z.array(
    findingSchema.extend({ line: z.number(), column: z.number() }),
  ),
  notChecked: z
    .array(notCheckedSchema)
    .describe(
      'What could not be looked at and why, so that findings may be missing; empty when the check was complete',
    ),
});

/** `check-component`: the guardrails on YAML, without writing anything. */
export function createCheckComponentAction({
  actionsRegistry,
  operations,
  evaluation,
  context: tenantContext,
}: RegistryActionOptions): void {
  actionsRegistry.register({
    name: REGISTRY_ACTIONS.checkComponent,
    title: 'Check Dapr manifests',
    description: `Checks YAML with Dapr Components (also Dapr's other kinds, workloads with Dapr's annotations, and values of the vcluster chart) against Dapr's own rules and the platform team's guardrails. Nothing is written. Each finding has the line, the rule and the one fix. What could not be checked is listed with the reason.

## When to use
Before a Dapr Component is proposed, committed or applied; and to find out why YAML does not work. Do not send secrets: write secretKeyRef instead.`,
    visibilityPermission: actionReadPermission,
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: () =>
        z
          .object({
            manifests: applyManifestsSchema.shape.manifests.describe(
              'YAML text, one or more documents',
            ),
            chartVersion: chartVersionSchema.optional(),
            tenant: tenantInput
              .optional()
              .describe(
                'The tenant it is for, as <host>/<namespace>/<name>; without it, what depends on the tenant is not evaluated',
              ),
          })
          .strict(),
      output: () => outputSchema,
    },
    examples: [
      {
        title: 'A state store whose keys other tenants could read',
        input: {
          manifests: [
            'apiVersion: dapr.io/v1alpha1',
            'kind: Component',
            'metadata: { name: statestore }',
            'spec:',
            '  type: state.redis',
            '  version: v1',
            '  metadata:',
            '    - { name: redisHost, value: "redis:6379" }',
            '    - { name: keyPrefix, value: name }',
            'scopes: [writer]',
          ].join('\n'),
        },
      },
    ],
    action: async ({
      input: { manifests, tenant, chartVersion },
      credentials,
    }) => {
      const ref = tenant === undefined ? undefined : readTenant(tenant);
      const caller = { action: REGISTRY_ACTIONS.checkComponent, credentials };
      if (!ref) {
        // A check is heavy: only for callers who have Dapr Components somewhere.
        await operations.authorizeAnyTenant(caller, componentReadPermission);
      }
      const files = [{ path: FILE, text: manifests }];
      const { notChecked, ...known } = await checkContext(
        operations,
        caller,
        ref,
        () => evaluation.run('namespacesOf', { files }, manifests.length),
      );
      const context = {
        ...known,
        ...(chartVersion && { chartVersion }),
        // The check stays in the backend, so that it may know what other tenants have.
        ...(ref && { claims: new Set(tenantContext.hostClaims(ref)) }),
      };
      const findings = await evaluation.run(
        'checkYaml',
        { files, context },
        manifests.length,
      );
      return {
        output: outputSchema.parse({
          valid: findings.every(({ severity }) => severity !== 'error'),
          findings: limitFindings(findings),
          notChecked,
        }),
      };
    },
  });
}
