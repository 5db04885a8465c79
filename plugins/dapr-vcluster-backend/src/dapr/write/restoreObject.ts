import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { set } from 'lodash';
import { addedByOthers, editOf } from '../../inventory/edits';
import { changeObject } from './writeObject';
import { Change } from './plan';

/** What putting back what was declared does to an object; one that is not there is created. */
export function changeToRestore(present: KubeObject | undefined): Change {
  if (!present) {
    return 'create';
  }
  return editOf(present) ? 'change' : 'keep';
}

/**
 * Puts an object back to what was declared: takes its fields from whoever owns them, then removes the fields that others
 * have added. Only the very version that was looked at is changed.
 *
 * @throws ConflictError when it has been changed, deleted or replaced since.
 */
export async function restoreObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  present: KubeObject,
): Promise<T> {
  const taken = await changeObject(client, resource, object, present, {
    force: true,
  });
  const added = addedByOthers(object, taken);
  if (added.length === 0) {
    return taken;
  }
  const { uid, resourceVersion } = taken.metadata;
  const patch = { metadata: { uid, resourceVersion } };
  for (const keys of added) {
    set(patch, keys, null);
  }
  return client.patch<T>(resource, object.metadata, patch);
}
