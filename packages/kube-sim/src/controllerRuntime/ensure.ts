import {
  isAlreadyExists,
  KubeClient,
  KubeObject,
  NewObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Creates an object unless one of its name is there; an existing one is left as it is. */
export async function ensure(
  client: KubeClient,
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
