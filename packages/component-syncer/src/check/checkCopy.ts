import {
  Finding,
  GuardrailPolicy,
  SYNCED_PROFILE,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { checkResource } from 'backstage-plugin-dapr-vcluster-common/rules';
import { DaprResource } from '../sync';

/** Findings beyond these are not reported. */
const MAX_FINDINGS = 20;

/**
 * Checks an object before it is copied, by the rules of the form and of `dapr:check`.
 *
 * @param others - Dapr Components of the same vcluster that matter to this one
 */
export function checkCopy(
  object: DaprResource,
  {
    tenant,
    policy,
    catalogue,
    others,
  }: {
    tenant: { name: string };
    policy: GuardrailPolicy;
    catalogue: ComponentCatalogue;
    others: DaprResource[];
  },
): Finding[] {
  const { metadata, ...fields } = object;
  const { namespace, name } = metadata;
  const findings = checkResource(
    { ...fields, metadata: { namespace, name } },
    {
      tenant,
      namespace,
      profile: SYNCED_PROFILE,
      policy,
      ...(others.length > 0 &&
        object.kind === 'Component' && { components: others.map(inputOf) }),
    },
    catalogue,
  );
  const rank = { error: 0, warning: 1, info: 2 };
  return findings
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .slice(0, MAX_FINDINGS);
}

/** Whether an object is a Dapr Component that takes the place of an app's actor state store. */
export function isActorStore(object: DaprResource): boolean {
  return (
    object.kind === 'Component' &&
    metadataOf(object).some(
      item =>
        String(item.name).toLowerCase() === 'actorstatestore' &&
        String(item.value).toLowerCase() === 'true',
    )
  );
}

type Item = { name?: unknown; value?: unknown };

function metadataOf(object: DaprResource): Item[] {
  const { metadata } = (object.spec ?? {}) as { metadata?: unknown };
  return Array.isArray(metadata)
    ? metadata.filter(
        (item): item is Item => typeof item === 'object' && item !== null,
      )
    : [];
}

function inputOf(object: DaprResource) {
  const { scopes } = object;
  return {
    name: object.metadata.name,
    metadata: metadataOf(object).map(({ name, value }) => ({
      name: String(name),
      value,
    })),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
  };
}
