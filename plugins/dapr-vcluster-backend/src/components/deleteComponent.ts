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
} from '../hosts';
import { getIfPresent, outcomeOf } from '../writes';
import { presentComponent } from './present';
import { isSecretOf } from './render';
import { Sides } from './sides';
import { Target } from './target';

/** The Dapr Component to remove, by its virtual namespace and name. */
export type DeleteContext = {
  ref: TenantRef;
  component: { namespace: string; name: string };
  target: Target;
  sides: Sides;
};

/**
 * Removes a Dapr Component and the Secret made for it, the Component first: one that refers to a Secret which is gone
 * fails the sidecars that start.
 *
 * @throws ConflictError when the Component is somebody else's.
 */
export async function deleteComponent(
  { ref, component, target, sides }: DeleteContext,
  dryRun: boolean,
): Promise<DeleteComponentResult> {
  const { components, secrets } = RESOURCES;
  const { namespace, name } = component;
  const present = await presentComponent(sides, ref, target, namespace);
  const secret = await getIfPresent(sides.virtual, secrets, {
    namespace,
    name: `${name}-secrets`,
  });
  const own = secret && isSecretOf(secret, name) ? secret : undefined;
  const outcome = dryRun ? 'would-delete' : 'deleted';
  const removed = [];
  if (present) {
    await sides.on(target.side, client =>
      removeOne(client, components, present, dryRun),
    );
    removed.push(outcomeOf(components, present.metadata, outcome));
  }
  if (own) {
    await removeOne(sides.virtual, secrets, own, dryRun);
    removed.push(outcomeOf(secrets, own.metadata, outcome));
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
    if (!isNotFound(error)) throw error;
  }
}
