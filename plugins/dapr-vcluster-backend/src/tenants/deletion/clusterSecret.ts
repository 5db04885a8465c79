import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { clusterSecretName, isClusterSecretOf } from '../live/clusterSecret';
import { DeletionContext } from './DeletionContext';
import { NOTHING, Step, targetObject } from './deletionTarget';

/** The Secret by which Argo CD reaches the tenant; without it, Argo CD goes on trying. */
export async function clusterSecret({
  client,
  ref,
  clusterSecrets: namespace,
}: DeletionContext): Promise<Step> {
  return namespace === undefined
    ? NOTHING
    : targetObject(
        client,
        RESOURCES.secrets,
        { namespace, name: clusterSecretName(ref) },
        object => isClusterSecretOf(object, ref),
      );
}
