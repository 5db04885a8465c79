import { KubeObject, ObjectMeta, WatchEvent } from '../hosts';

/** A server marks with it the end of what there was when the stream began. */
const END = 'k8s.io/initial-events-end';

/** Gathers the complete set that a stream brings before its first change. */
export class InitialSet<T> {
  readonly #items = new Map<string, T>();
  readonly #project: (object: KubeObject) => T | undefined;

  constructor(project: (object: KubeObject) => T | undefined) {
    this.#project = project;
  }

  /** Takes one line; the set once the server says that it is complete. */
  add({ type, object }: WatchEvent): T[] | undefined {
    if (type === 'BOOKMARK') {
      return object.metadata.annotations?.[END] === 'true'
        ? [...this.#items.values()]
        : undefined;
    }
    const item = type === 'DELETED' ? undefined : this.#project(object);
    if (item === undefined) this.#items.delete(keyOf(object.metadata));
    else this.#items.set(keyOf(object.metadata), item);
    return undefined;
  }
}

function keyOf({ namespace, name }: ObjectMeta): string {
  return `${namespace ?? ''}/${name}`;
}
