import {
  DeleteComponentResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from '../../platform/hosts';
import { getIfPresent, outcomeOf } from '../../platform/kubernetes';
import { OwnSecret } from './definition';
import { presentObject } from './present';
import { ComponentObject, isSecretOf } from './render';
import { Sides } from './sides';
import { Target } from './target';

/** The object of Dapr to remove, and the Secret that may have been made for it. */
export type DeleteContext = {
  ref: TenantRef;
  resource: Resource;
  own: Pick<OwnSecret, 'namespace' | 'owner' | 'secretName'>;
  target: Target;
  sides: Sides;
  /** May refuse, knowing what is there. */
  beforeRemoval(present: ComponentObject): Promise<void>;
};

/**
 * Removes an object of Dapr and the Secret made for it, the object first: one that refers to a Secret which is gone
 * fails the sidecars that start.
 *
 * @throws ConflictError when the object is somebody else's, and whatever `beforeRemoval` throws.
 */
export async function deleteObject(
  { ref, resource, own, target, sides, beforeRemoval }: DeleteContext,
  dryRun: boolean,
): Promise<DeleteComponentResult> {
  const { secrets } = RESOURCES;
  const { namespace, owner, secretName } = own;
  const present = await presentObject(sides, ref, target, namespace, resource);
  const secret = await getIfPresent(sides.virtual, secrets, {
    namespace,
    name: secretName,
  });
  const made = secret && isSecretOf(secret, owner) ? secret : undefined;
  if (present) {
    await beforeRemoval(present);
  }
  const outcome = dryRun ? 'would-delete' : 'deleted';
  const removed = [];
  if (present) {
    await sides.on(target.side, client =>
      removeOne(client, resource, present, dryRun),
    );
    removed.push(outcomeOf(resource, present.metadata, outcome));
  }
  if (made) {
    await removeOne(sides.virtual, secrets, made, dryRun);
    removed.push(outcomeOf(secrets, made.metadata, outcome));
  }
  const done = removed.length > 0 ? 'deleted' : 'absent';
  return { outcome: dryRun ? 'dry-run' : done, removed };
}

/** Only the very object that was looked at. */
async function removeOne(
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
