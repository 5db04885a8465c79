import {
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TENANT_ROLE } from '../../platform/hosts';
import { DeletionContext } from './DeletionContext';
import { DeletionTarget, NOTHING, Step, targetObject } from './deletionTarget';
import { OTHER_VCLUSTER } from './keptNamespace';

/**
 * The RoleBinding that gives the portal its rights in a namespace that stays. It goes last of all: nothing can be looked
 * at without it. For another vcluster in the namespace, it is still needed.
 */
export async function ownRights({
  client,
  ref,
  hasNamespace,
  keepsNamespace,
}: DeletionContext): Promise<Step> {
  if (!hasNamespace || !keepsNamespace || keepsNamespace === OTHER_VCLUSTER) {
    return NOTHING;
  }
  return targetObject(
    client,
    RESOURCES.roleBindings,
    { namespace: ref.namespace, name: TENANT_ROLE },
    ({ metadata: { labels = {} } }) => labels[LABEL_MANAGED_BY] === MANAGED_BY,
  );
}

/** Deletes it without looking whether it is gone, which is no longer possible then. */
export async function giveUpRights(
  { client }: DeletionContext,
  { targets }: Step,
): Promise<DeletionTarget[]> {
  for (const { resource, ref, uid } of targets) {
    await deleteIfPresent(client, resource, ref, { preconditions: { uid } });
  }
  return targets;
}
