import {
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SYNCER_ROLE, TENANT_ROLE } from '../../platform/hosts';
import { DeletionContext } from './DeletionContext';
import {
  DeletionTarget,
  joinSteps,
  NOTHING,
  Step,
  targetObject,
} from './deletionTarget';
import { OTHER_VCLUSTER } from './keptNamespace';

/**
 * The RoleBindings that give the Component syncer and the portal their rights in a namespace that stays. They go last of
 * all, the portal's at the very end: nothing can be looked at without it. For another vcluster in the namespace, it is still needed.
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
  const steps = [SYNCER_ROLE, TENANT_ROLE].map(name =>
    targetObject(
      client,
      RESOURCES.roleBindings,
      { namespace: ref.namespace, name },
      ({ metadata: { labels = {} } }) =>
        labels[LABEL_MANAGED_BY] === MANAGED_BY,
    ),
  );
  return joinSteps(await Promise.all(steps));
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
