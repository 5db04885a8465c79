import { isConflict, isNotFound } from '../errors/KubeError';
import { KubeObject, ObjectRef, Resource } from '../objects/types';
import { DeleteOptions, KubeClient, SelectOptions } from './KubeClient';

/**
 * Reads an object that may not be there; a missing kind counts as a missing object.
 *
 * @public
 */
export async function getIfPresent<T extends KubeObject = KubeObject>(
  client: Pick<KubeClient, 'get'>,
  resource: Resource,
  ref: ObjectRef,
): Promise<T | undefined> {
  try {
    return await client.get<T>(resource, ref);
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Lists objects of a kind that may not be installed.
 *
 * @public
 */
export async function listIfPresent<T extends KubeObject = KubeObject>(
  client: Pick<KubeClient, 'list'>,
  resource: Resource,
  options: SelectOptions,
): Promise<T[]> {
  try {
    return (await client.list<T>(resource, options)).items;
  } catch (error) {
    if (isNotFound(error)) {
      return [];
    }
    throw error;
  }
}

/**
 * Deletes an object that may not be there.
 *
 * @returns whether it was there, and was the one that the preconditions describe
 * @public
 */
export async function deleteIfPresent(
  client: Pick<KubeClient, 'delete'>,
  resource: Resource,
  ref: ObjectRef,
  options: DeleteOptions = {},
): Promise<boolean> {
  try {
    await client.delete(resource, ref, options);
    return true;
  } catch (error) {
    const another = options.preconditions && isConflict(error);
    if (isNotFound(error) || another) {
      return false;
    }
    throw error;
  }
}
