import { COMPONENT_SYNCER } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { decideDefinition } from './decide';
import { Definition } from './Definition';
import { ServedKind } from './HostDefinitions';

/** The kinds that a vcluster has after the installation, and why it does not have the others. */
export type InstalledKinds = {
  usable: ServedKind[];
  unusable: Array<{ kind: string; reason: string }>;
};

/**
 * Installs the host's definitions in a vcluster, where it lacks them or has older ones.
 *
 * @throws KubeError when the vcluster cannot be reached, or refuses
 */
export async function installDefinitions(
  client: KubeClient,
  kinds: ServedKind[],
): Promise<InstalledKinds> {
  const installed: InstalledKinds = { usable: [], unusable: [] };
  for (const kind of kinds) {
    const { definition } = kind;
    const there = await getIfPresent<Definition>(
      client,
      RESOURCES.customResourceDefinitions,
      { name: definition.metadata.name },
    );
    const decision = decideDefinition(definition, there);
    if (decision.action === 'unusable') {
      installed.unusable.push({ kind: kind.kind, reason: decision.reason });
    } else {
      if (decision.action === 'apply') {
        await client.apply(RESOURCES.customResourceDefinitions, definition, {
          fieldManager: COMPONENT_SYNCER,
          // The host decides what its Dapr takes; whoever installed an older one in the vcluster does not.
          force: true,
        });
      }
      installed.usable.push(kind);
    }
  }
  return installed;
}
