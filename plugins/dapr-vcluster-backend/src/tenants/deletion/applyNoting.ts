import { KubeClient, KubeObject, Resource } from '../../platform/hosts';
import { MadeObjects } from './MadeObjects';

/** Applies an object; when there was none before, which only the API server can tell, notes it as made. */
export async function applyNoting<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  made: MadeObjects,
): Promise<{ object: T; created: boolean }> {
  let created = false;
  const after = await client.apply<T>(resource, object, {
    onCreated: () => {
      created = true;
    },
  });
  if (created) {
    made.add(resource, after);
  }
  return { object: after, created };
}
