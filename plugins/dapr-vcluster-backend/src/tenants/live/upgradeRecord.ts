import {
  ANNOTATION_UPGRADE,
  formatTenantRef,
  LABEL_UPGRADING,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isConflict,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  isUnderWay,
  parseRecord,
  UpgradeRecord,
} from '../../inventory/model/upgradeRecord';
import { conflict } from '../../platform/errors';
import { LiveTenant } from './LiveTenant';

/** How often a record is written over changes of others in the namespace. */
const TRIES = 10;

/**
 * Writes the record into the very namespace that is given, unless what is there now is not what the caller knows.
 *
 * @param given.isExpected - whether the record that is there may be replaced
 * @returns the namespace as it is then
 * @throws ConflictError when somebody else works at the upgrade, or the namespace is another one by now
 */
export async function writeRecord(
  client: KubeClient,
  namespace: KubeObject,
  record: UpgradeRecord | undefined,
  isExpected: (present: UpgradeRecord | undefined) => boolean,
): Promise<KubeObject> {
  const { name, uid } = namespace.metadata;
  let now = namespace;
  for (let tries = 1; ; tries++) {
    const present = parseRecord(now.metadata.annotations);
    if (now.metadata.uid !== uid || !isExpected(present)) {
      throw taken(now, present);
    }
    try {
      return await client.patch(
        RESOURCES.namespaces,
        { name },
        {
          metadata: {
            uid,
            resourceVersion: now.metadata.resourceVersion,
            annotations: {
              [ANNOTATION_UPGRADE]: record ? JSON.stringify(record) : null,
            },
            labels: {
              [LABEL_UPGRADING]: record && isUnderWay(record) ? 'true' : null,
            },
          },
        },
      );
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) {
        throw error;
      }
      now = await client.get(RESOURCES.namespaces, { name });
    }
  }
}

function taken(namespace: KubeObject, present: UpgradeRecord | undefined) {
  return present
    ? underWay(namespace.metadata.name, present)
    : conflict(
        `namespace "${namespace.metadata.name}" was created again while its tenant was being upgraded`,
        { field: 'tenant', fix: 'Look at the tenant, then try again.' },
      );
}

/** Says who upgrades what, for whoever wants something else. */
export function underWay(
  tenant: string,
  { from, to, by, startedAt }: UpgradeRecord,
) {
  return conflict(
    `"${tenant}" is being upgraded from ${from} to ${to} since ${startedAt}${
      by ? ` by ${by}` : ''
    }`,
    { field: 'tenant', value: tenant, fix: 'Wait until that has ended.' },
  );
}

/** @throws ConflictError naming who upgrades the tenant to what, while that is under way. */
export function assertNotUpgrading({
  ref,
  namespace,
}: Pick<LiveTenant, 'ref' | 'namespace'>): void {
  const record = parseRecord(namespace.metadata.annotations);
  if (record && isUnderWay(record)) {
    throw underWay(formatTenantRef(ref), record);
  }
}
