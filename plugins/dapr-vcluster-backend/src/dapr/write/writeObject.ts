import { FIELD_MANAGER } from 'backstage-plugin-dapr-vcluster-common';
import {
  isAlreadyExists,
  isConflict,
  KubeClient,
  KubeError,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { CreatedObjects } from '../../tenants/deletion';

const ATTEMPTS = 3;

/**
 * Creates an object that must not exist yet, and tracks it: only the API server can tell which of two requests was first.
 * Its fields are then owned as by server-side apply, so that a later apply can change and remove them.
 *
 * @throws ConflictError when somebody else has created it meanwhile.
 */
export async function createObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  created: CreatedObjects,
): Promise<T> {
  let latest: T;
  try {
    latest = await client.create(resource, object);
  } catch (error) {
    throw isAlreadyExists(error) ? writtenMeanwhile(resource, object) : error;
  }
  try {
    latest = await ownByApply(client, resource, latest);
    return latest;
  } finally {
    created.add(resource, latest, { unchangedOnly: true });
  }
}

/**
 * Applies a change to the very version of an object that was looked at.
 *
 * @throws ConflictError when it has been changed, deleted or replaced since.
 */
export async function changeObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  { metadata: { uid, resourceVersion } }: KubeObject,
  options?: { force: boolean },
): Promise<T> {
  const metadata = { ...object.metadata, uid, resourceVersion };
  try {
    return await client.apply(resource, { ...object, metadata }, options);
  } catch (error) {
    // Fields of other managers are conflicts with causes; a version that is not the latest one has none.
    if (isConflict(error) && (error as KubeError).causes.length === 0) {
      throw writtenMeanwhile(resource, object);
    }
    throw error;
  }
}

/** 409 for a write that another one has overtaken. */
export function writtenMeanwhile(
  { kind }: Resource,
  { metadata: { namespace, name } }: KubeObject,
) {
  return conflict(
    `${kind} "${name}" in namespace "${namespace}" was written by another request at the same time`,
    {
      field: 'name',
      value: name,
      fix: 'Look at what is there now, then try again.',
    },
  );
}

/** Does what Kubernetes' own clients do when an object that was created is to be applied from then on. */
async function ownByApply<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  attempt = 1,
): Promise<T> {
  const { managedFields = [], resourceVersion, uid } = object.metadata;
  const asApplied = managedFields.map(entry =>
    entry.manager === FIELD_MANAGER && entry.operation === 'Update'
      ? { ...entry, operation: 'Apply' }
      : entry,
  );
  try {
    return await client.patch(resource, object.metadata, {
      metadata: { resourceVersion, managedFields: asApplied },
    });
  } catch (error) {
    const latest =
      isConflict(error) && attempt < ATTEMPTS
        ? await client.get<T>(resource, object.metadata)
        : undefined;
    if (!latest || latest.metadata.uid !== uid) {
      throw error;
    }
    return ownByApply(client, resource, latest, attempt + 1);
  }
}
