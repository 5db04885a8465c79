import { isNotFound } from '../errors/KubeError';
import { KubeObject, ObjectRef, Resource } from '../objects/types';
import { KubeClient } from './KubeClient';

/**
 * Reads an object that may not be there; a missing kind counts as a missing object.
 *
 * @public
 */
export async function getIfPresent<T extends KubeObject = KubeObject>(
  client: KubeClient,
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
  client: KubeClient,
  resource: Resource,
  options: { namespace?: string; labelSelector?: string },
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
