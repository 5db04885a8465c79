import { createHash } from 'node:crypto';
import { LABEL_UPGRADING } from 'backstage-plugin-dapr-vcluster-common';
import { LiveTenant } from '../live/LiveTenant';
import { StoredMember } from './types';

/** What a permission on a tenant was decided by. */
export type Grant = Pick<StoredMember, 'uid' | 'owner' | 'labelsHash'>;

/** What permission rules look at: host and name are in the reference, owner and labels can change. */
export function grantOf({ namespace, resource }: LiveTenant): Grant {
  const labels = Object.entries(resource.labels)
    .filter(([name]) => name !== LABEL_UPGRADING)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    uid: namespace.metadata.uid,
    owner: resource.owner,
    labelsHash: createHash('sha256')
      .update(JSON.stringify(labels))
      .digest('hex'),
  };
}

/** Why the permission that was checked once does not count for a tenant any more; undefined when it does. */
export function whyNotGranted(
  tenant: LiveTenant,
  member: Grant,
): string | undefined {
  const now = grantOf(tenant);
  if (now.uid !== member.uid) {
    return 'It was deleted and created again since the wave was started.';
  }
  return now.owner !== member.owner || now.labelsHash !== member.labelsHash
    ? 'Its owner or its labels have changed since the permission to upgrade it was checked. Start another wave with it.'
    : undefined;
}
