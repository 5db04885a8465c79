import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { CreatedObjects } from './CreatedObjects';

/** Applies an object; when there was none before, which only the API server can tell, notes it as made. */
export async function applyAndTrack<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: T,
  made: CreatedObjects,
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
