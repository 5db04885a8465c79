import {
  ANNOTATION_DEFINITION_DIGEST,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { decideDefinition } from './decide';
import { Definition } from './Definition';
import { ServedKind } from './HostDefinitions';

const { customResourceDefinitions } = RESOURCES;

/** The kinds that a vcluster has after the installation, and why it does not have the others. */
export type InstalledKinds = {
  usable: ServedKind[];
  unusable: Array<{ kind: string; reason: string }>;
};

/**
 * Installs the host's definitions in a vcluster, where it lacks them or has older ones. Those that were installed
 * before are told by their digests, with one request for all.
 *
 * @throws KubeError when the vcluster cannot be reached, or refuses
 */
export async function installDefinitions(
  client: KubeClient,
  kinds: ServedKind[],
): Promise<InstalledKinds> {
  const digests = await readDigests(client);
  const outcomes = await Promise.all(
    kinds.map(async kind => {
      const { name, annotations } = kind.definition.metadata;
      const digest = annotations?.[ANNOTATION_DEFINITION_DIGEST];
      return digest !== undefined && digests.get(name) === digest
        ? undefined
        : installDefinition(client, kind);
    }),
  );
  return {
    usable: kinds.filter((_, index) => outcomes[index] === undefined),
    unusable: kinds.flatMap(({ kind }, index) => {
      const reason = outcomes[index];
      return reason === undefined ? [] : [{ kind, reason }];
    }),
  };
}

/**
 * Installs one definition.
 *
 * @returns why the vcluster cannot have it
 * @throws KubeError when the vcluster cannot be reached, or refuses
 */
export async function installDefinition(
  client: KubeClient,
  { definition }: ServedKind,
): Promise<string | undefined> {
  const there = await getIfPresent<Definition>(
    client,
    customResourceDefinitions,
    { name: definition.metadata.name },
  );
  const decision = decideDefinition(definition, there);
  if (decision.action === 'unusable') {
    return decision.reason;
  }
  if (decision.action === 'apply') {
    await client.apply(customResourceDefinitions, definition, {
      fieldManager: COMPONENT_SYNCER,
      // The host decides what its Dapr takes; whoever installed an older one in the vcluster does not.
      force: true,
    });
  }
  return undefined;
}

async function readDigests(
  client: KubeClient,
): Promise<Map<string, string | undefined>> {
  const { items } = await client.list(customResourceDefinitions, {
    labelSelector: `${LABEL_MANAGED_BY}=${COMPONENT_SYNCER}`,
    metadataOnly: true,
  });
  return new Map(
    items.map(({ metadata: { name, annotations } }) => [
      name,
      annotations?.[ANNOTATION_DEFINITION_DIGEST],
    ]),
  );
}
