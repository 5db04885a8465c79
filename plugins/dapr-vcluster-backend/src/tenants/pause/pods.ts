import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { outcomeOf } from '../../platform/kubernetes';
import { joinSteps, Step, targetList } from '../deletion/deletionTarget';
import { selectors } from '../deletion/proof';
import { mappedNamespaces } from '../live/mappedNamespaces';

/**
 * Pods that the syncer has copied to the host, by what proves them to be of the tenant when it is deleted: in its own
 * namespace the syncer's label, beside it whole namespaces whose names only this syncer computes.
 */
export async function findPods(
  client: KubeClient,
  ref: TenantRef,
): Promise<Step> {
  const { pods, namespaces } = RESOURCES;
  const own = targetList(client, pods, {
    namespace: ref.namespace,
    labelSelector: selectors.synced(ref),
  });
  const mapped = await mappedNamespaces(client, ref);
  const others = mapped.map(async ({ name, keep }): Promise<Step> => {
    if (keep) {
      const why = `Its pods are left: ${keep}`;
      const left = [outcomeOf(namespaces, { name }, 'left', why)];
      return { targets: [], left };
    }
    return targetList(client, pods, { namespace: name });
  });
  return joinSteps(await Promise.all([own, ...others]));
}
