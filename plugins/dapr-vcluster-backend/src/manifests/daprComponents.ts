import {
  DaprComponentInput,
  GuardrailPolicy,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { checkComponent, secretsInVcluster } from '../components/check';
import { Sides } from '../components/sides';
import { targetOf } from '../components/target';
import { checkInput } from '../errors';
import { AddressedManifest } from './kinds';
import { Manifest } from './readManifests';

const componentSchema = z.object({
  spec: z.object({
    type: z.string(),
    version: z.string(),
    metadata: z
      .array(
        z.object({
          name: z.string(),
          value: z.unknown(),
          secretKeyRef: z
            .object({ name: z.string(), key: z.string().optional() })
            .optional(),
          envRef: z.string().optional(),
        }),
      )
      .default([]),
    ignoreErrors: z.boolean().optional(),
    initTimeout: z.string().optional(),
  }),
  scopes: z.array(z.string()).default([]),
});

/** True for a Dapr Component, in any version. */
export function isDaprComponent({ object }: Manifest): boolean {
  return (
    object.kind === 'Component' && object.apiVersion.startsWith('dapr.io/')
  );
}

/**
 * Dapr Components among manifests obey the same guardrails as registered ones. Secrets that come with them count.
 *
 * @throws InputError with the findings.
 */
export async function checkDaprManifests(
  sides: Sides,
  ref: TenantRef,
  { namespace, policy }: { namespace: string; policy?: GuardrailPolicy },
  manifests: AddressedManifest[],
): Promise<void> {
  const brought = manifests
    .filter(({ object }) => object.kind === 'Secret')
    .map(({ object }) => object.metadata.name);
  for (const { object, line } of manifests.filter(isDaprComponent)) {
    const { name } = object.metadata;
    const { spec, scopes } = checkInput(
      componentSchema,
      object,
      `manifests (line ${line})`,
    );
    const component: DaprComponentInput = { name, scopes, ...spec };
    const known = await secretsInVcluster(sides.virtual, namespace, component);
    await checkComponent(sides, ref, component, {
      policy,
      target: targetOf(ref, 'virtual', { namespace, name }),
      secrets: new Set([...known, ...brought]),
    });
  }
}
