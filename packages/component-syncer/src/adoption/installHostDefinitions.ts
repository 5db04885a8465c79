import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { installDefinitions, readServedKinds } from '../definitions';
import { SyncedKind } from '../sync';

/**
 * Installs the host's definitions of Dapr's kinds in a vcluster, as the Component syncer does when it begins to serve it.
 *
 * @returns the kinds that the vcluster serves then, and why it does not serve others
 * @throws KubeError when one of them cannot be reached, or refuses
 * @public
 */
export async function installHostDefinitions(
  host: Pick<KubeClient, 'get'>,
  vcluster: KubeClient,
): Promise<{
  kinds: SyncedKind[];
  unusable: Array<{ kind: string; reason: string }>;
}> {
  const { usable, unusable } = await installDefinitions(
    vcluster,
    await readServedKinds(host),
  );
  return {
    kinds: usable.map(({ apiVersion, kind, plural }) => ({
      apiVersion,
      kind,
      plural,
    })),
    unusable,
  };
}
