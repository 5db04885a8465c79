import { KubeClient, SelectOptions } from '../client/KubeClient';
import { KubeObject, ObjectMeta, Resource, WatchEvent } from '../objects/types';

/** A server marks with it the end of what there was when the stream began. */
const END = 'k8s.io/initial-events-end';

/** Everything there is, and the version it is complete at. */
export type InitialSet<T> = { items: T[]; version: string | undefined };

/** Puts together what a stream brings first: each object is cut down before the next one comes. */
export class InitialEvents<T> {
  readonly #items = new Map<string, T>();
  readonly #project: (object: KubeObject) => T | undefined;

  constructor(project: (object: KubeObject) => T | undefined) {
    this.#project = project;
  }

  /** Takes an event; returns everything there is at the one that says so. */
  take({ type, object }: WatchEvent<KubeObject>): InitialSet<T> | undefined {
    const { metadata } = object;
    if (type === 'BOOKMARK') {
      return metadata.annotations?.[END] === 'true'
        ? {
            items: [...this.#items.values()],
            version: metadata.resourceVersion,
          }
        : undefined;
    }
    const item = type === 'DELETED' ? undefined : this.#project(object);
    if (item === undefined) {
      this.#items.delete(keyOf(metadata));
    } else {
      this.#items.set(keyOf(metadata), item);
    }
    return undefined;
  }
}

/**
 * Reads everything there is off a stream and leaves it.
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
  const initial = new InitialEvents(project);
  const stream = client.watch(resource, { ...select, onOpen: alive });
  for await (const event of stream) {
    alive();
    const all = initial.take(event);
    if (all) {
      return all;
    }
  }
  return undefined;
}

function keyOf({ namespace, name }: ObjectMeta): string {
  return `${namespace ?? ''}/${name}`;
}
