import {
  DaprResource,
  HostCopy,
  HostSide,
  NamespacedName,
  SyncedKind,
  ViewListener,
  VirtualSide,
} from '../types';

/** Annotation of copies in these tests: `<namespace>/<name>` of their source. */
const SOURCE = 'source';

/** Objects held in memory, with the writes that were asked for. */
export class Memory {
  readonly writes: string[] = [];
  /** Thrown by the next writes while set. */
  failure?: { status?: number; message: string };
  /** Whether everything there is can be told. */
  known = true;
  readonly #objects = new Map<string, DaprResource>();
  readonly #listeners = new Map<string, Set<ViewListener<DaprResource>>>();
  #uid = 0;

  /** It as the vcluster. */
  get virtual(): VirtualSide {
    return {
      follow: (kind, listener) => this.#follow(kind, listener, each => each),
    };
  }

  /** It as the host. */
  get host(): HostSide {
    return {
      follow: (kind, listener) => this.#follow(kind, listener, hostCopy),
      write: async (kind, copy, found) => {
        this.#note('write', kind, copy.metadata as NamespacedName);
        const { content } = hostCopy(this.put(copy));
        return { outcome: found ? 'replaced' : 'created', content };
      },
      remove: async (kind, { ref }) => {
        this.#note('remove', kind, ref);
        this.delete(kind.kind, ref);
      },
    };
  }

  put(object: DaprResource): DaprResource {
    const id = key(object.kind, object.metadata as NamespacedName);
    const before = this.#objects.get(id);
    this.#uid += 1;
    const uid = before?.metadata.uid ?? `uid-${this.#uid}`;
    const after = { ...object, metadata: { ...object.metadata, uid } };
    this.#objects.set(id, after);
    this.#tell(object.kind, { before, after });
    return after;
  }

  delete(kind: string, ref: NamespacedName): void {
    const before = this.#objects.get(key(kind, ref));
    this.#objects.delete(key(kind, ref));
    this.#tell(kind, { before });
  }

  get(kind: string, namespace: string, name: string): DaprResource | undefined {
    return this.#objects.get(key(kind, { namespace, name }));
  }

  /** Everything there is has been read, again. */
  complete(kind: string): void {
    this.#listeners.get(kind)?.forEach(listener => listener.complete());
  }

  async #follow<T>(
    { kind }: SyncedKind,
    { changed, complete }: ViewListener<T>,
    project: (object: DaprResource) => T,
  ) {
    const listener: ViewListener<DaprResource> = {
      changed: ({ before, after }) =>
        changed({
          before: before && project(before),
          after: after && project(after),
        }),
      complete,
    };
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners.add(listener));
    const all = () =>
      [...this.#objects.values()].filter(object => object.kind === kind);
    all().forEach(after => listener.changed({ after }));
    return {
      known: () => this.known,
      get: (ref: NamespacedName) => {
        const found = this.#objects.get(key(kind, ref));
        return found && project(found);
      },
      list: () => all().map(project),
      stop: async () => void listeners.delete(listener),
    };
  }

  #tell(
    kind: string,
    change: Parameters<ViewListener<DaprResource>['changed']>[0],
  ): void {
    this.#listeners.get(kind)?.forEach(listener => listener.changed(change));
  }

  #note(
    verb: string,
    { kind }: SyncedKind,
    { namespace, name }: NamespacedName,
  ): void {
    this.writes.push(`${verb} ${kind} ${namespace}/${name}`);
    if (this.failure) {
      throw this.failure;
    }
  }
}

/** What a copy of an object is in these tests, and the digest of what it has. */
export function copyTo(namespace: string, object: DaprResource) {
  const { metadata, ...fields } = object;
  const copy: DaprResource = {
    ...fields,
    metadata: {
      namespace,
      name: metadata.name,
      annotations: { [SOURCE]: `${metadata.namespace}/${metadata.name}` },
    },
  } as DaprResource;
  return { copy, content: contentOf(copy) };
}

function hostCopy(object: DaprResource): HostCopy {
  const { metadata } = object;
  const source = metadata.annotations?.[SOURCE]?.split('/');
  return {
    ref: { namespace: metadata.namespace ?? '', name: metadata.name },
    uid: metadata.uid ?? '',
    resourceVersion: '',
    source: source && { namespace: source[0], name: source[1] },
    content: contentOf(object),
    written: metadata.annotations?.written ?? contentOf(object),
  };
}

function contentOf({ metadata: _, ...fields }: DaprResource): string {
  return JSON.stringify(fields);
}

function key(kind: string, { namespace, name }: NamespacedName): string {
  return `${kind}|${namespace}|${name}`;
}
