import { KubeClient, SelectOptions } from '../client/KubeClient';
import { KubeObject, ObjectMeta, Resource } from '../objects/types';

/** A server marks with it the end of what there was when the stream began. */
const END = 'k8s.io/initial-events-end';

/** Everything there is, and the version it is complete at. */
export type InitialSet<T> = { items: T[]; version: string | undefined };

/**
 * Reads everything there is off a stream and leaves it: each object is cut down before the next one comes.
 *
 * @returns undefined when the server ends the stream before it has brought everything
 * @throws KubeError of status 400 or 422 where the server does not offer such streams
 */
export async function readInitialSet<T>(
  client: KubeClient,
  resource: Resource,
  options: SelectOptions & {
    timeoutSeconds: number;
    signal: AbortSignal;
    alive: () => void;
    project: (object: KubeObject) => T | undefined;
  },
): Promise<InitialSet<T> | undefined> {
  const { alive, project, ...select } = options;
  const items = new Map<string, T>();
  const stream = client.watch(resource, { ...select, onOpen: alive });
  for await (const { type, object } of stream) {
    alive();
    const { metadata } = object;
    if (type === 'BOOKMARK') {
      if (metadata.annotations?.[END] === 'true') {
        return {
          items: [...items.values()],
          version: metadata.resourceVersion,
        };
      }
    } else {
      const item = type === 'DELETED' ? undefined : project(object);
      if (item === undefined) {
        items.delete(keyOf(metadata));
      } else {
        items.set(keyOf(metadata), item);
      }
    }
  }
  return undefined;
}

function keyOf({ namespace, name }: ObjectMeta): string {
  return `${namespace ?? ''}/${name}`;
}
