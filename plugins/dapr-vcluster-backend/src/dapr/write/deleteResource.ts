import {
  DeleteComponentResult,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf, PollOptions } from '../../platform/kubernetes';
import { awaitRemoval } from './awaitRemoval';
import { presentObject } from './presentObject';
import { TargetClusters } from '../target/TargetClusters';
import { Target } from '../target/target';
import { isSecretOf, OwnSecret } from './ownSecret';

/** The Dapr resource to delete, and the Secret that the portal may have made for it. */
export type DeletePlan = {
  ref: TenantRef;
  resource: Resource;
  own: Pick<OwnSecret, 'namespace' | 'owner' | 'secretName'>;
  target: Target;
  clusters: TargetClusters;
  /** May refuse, knowing what is there. */
  beforeDelete(present: KubeObject & { scopes?: string[] }): Promise<void>;
  /** How long the copy on the host may take to go. */
  wait: PollOptions;
};

/**
 * Deletes a Dapr resource and the Secret made for it, the Dapr resource first: a reference to a Secret that does not exist
 * fails the sidecars that start.
 *
 * @throws ConflictError when the Dapr resource was made by others, or the tenant was replaced since, and whatever
 * `beforeDelete` throws.
 */
export async function deleteResource(
  { ref, resource, own, target, clusters, beforeDelete, wait }: DeletePlan,
  dryRun: boolean,
): Promise<DeleteComponentResult> {
  const { secrets } = RESOURCES;
  const { namespace, owner, secretName } = own;
  const present = await presentObject<KubeObject & { scopes?: string[] }>(
    clusters,
    ref,
    target,
    namespace,
    resource,
  );
  const secret = await getIfPresent(clusters.virtual, secrets, {
    namespace,
    name: secretName,
  });
  const made = secret && isSecretOf(secret, owner) ? secret : undefined;
  if (present) {
    await beforeDelete(present);
  }
  await clusters.assertSameTenant();
  const outcome = dryRun ? 'would-delete' : 'deleted';
  const removed: ObjectOutcome[] = [];
  if (present) {
    await clusters.on(target.side, client =>
      deleteOne(client, resource, present, dryRun),
    );
    removed.push(outcomeOf(resource, present.metadata, outcome));
    if (target.route === 'synced' && !dryRun) {
      removed.push(
        ...(await awaitRemoval({ clusters, target, resource }, present, wait)),
      );
    }
  }
  if (made) {
    await deleteOne(clusters.virtual, secrets, made, dryRun);
    removed.push(outcomeOf(secrets, made.metadata, outcome));
  }
  const done = removed.length > 0 ? 'deleted' : 'absent';
  return { outcome: dryRun ? 'dry-run' : done, removed };
}

/** Only the very object that was looked at. */
async function deleteOne(
  client: KubeClient,
  resource: Resource,
  { metadata }: KubeObject,
  dryRun: boolean,
) {
  try {
    await client.delete(resource, metadata, {
      dryRun,
      preconditions: { uid: metadata.uid },
    });
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}
