import { isAlreadyExists } from './errors';
import { SandboxClient } from './SandboxClient';
import { KubeObject, NewObject, Resource } from './types';

/** Creates an object unless one of its name is there; an existing one is left as it is. */
export async function ensure(
  client: SandboxClient,
  resource: Resource,
  object: NewObject<KubeObject>,
) {
  try {
    await client.create(resource, object);
  } catch (error) {
    if (!isAlreadyExists(error)) {
      throw error;
    }
  }
}
