import {
  DaprResource,
  HostSide,
  NamespacedName,
  SyncedKind,
  ViewListener,
} from '../types';

/** One side held in memory, with the writes it was asked for. */
export class MemorySide implements HostSide {
  readonly writes: string[] = [];
  /** Thrown by the next writes while set. */
  failure?: { status?: number; message: string };
  readonly #objects = new Map<string, DaprResource>();
  readonly #listeners = new Map<string, Set<ViewListener>>();
  #uid = 0;

  async follow({ kind }: SyncedKind, listener: ViewListener) {
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners.add(listener));
    const list = () =>
      [...this.#objects.values()].filter(object => object.kind === kind);
    list().forEach(after => listener({ after }));
    return {
      get: (ref: NamespacedName) => this.#objects.get(key(kind, ref)),
      list,
      stop: async () => void listeners.delete(listener),
    };
  }

  async apply({ kind }: SyncedKind, object: DaprResource) {
    this.writes.push(
      `apply ${kind} ${object.metadata.namespace}/${object.metadata.name}`,
    );
    if (this.failure) {
      throw this.failure;
    }
    return this.put(object);
  }

  async remove({ kind }: SyncedKind, ref: NamespacedName) {
    this.writes.push(`remove ${kind} ${ref.namespace}/${ref.name}`);
    this.delete(kind, ref);
  }

  put(object: DaprResource) {
    const id = key(object.kind, object.metadata as NamespacedName);
    const before = this.#objects.get(id);
    this.#uid += 1;
    const after = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: before?.metadata.uid ?? `uid-${this.#uid}`,
      },
    };
    this.#objects.set(id, after);
    this.#listeners
      .get(object.kind)
      ?.forEach(listener => listener({ before, after }));
    return after;
  }

  delete(kind: string, ref: NamespacedName) {
    const before = this.#objects.get(key(kind, ref));
    this.#objects.delete(key(kind, ref));
    this.#listeners.get(kind)?.forEach(listener => listener({ before }));
  }

  get(kind: string, namespace: string, name: string) {
    return this.#objects.get(key(kind, { namespace, name }));
  }
}

function key(kind: string, { namespace, name }: NamespacedName) {
  return `${kind}|${namespace}|${name}`;
}
