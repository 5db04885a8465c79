import {
  ObjectMeta,
  WatchSink,
  WatchState,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ViewListener } from '../sync';

/** Identity of a kept item. */
export type Identified = { namespace: string; name: string };

/**
 * A kept copy of one watched kind, that tells what has changed. What may no longer be read, or whose kind is missing,
 * is kept as it was last seen: absence is believed only of a server that has shown everything it has.
 */
export class LiveSet<T> implements WatchSink<T> {
  readonly #namespaces = new Map<string, Map<string, T>>();
  /** By namespace; those under the empty name are told of all. */
  readonly #listeners = new Map<string, Set<ViewListener<T>>>();
  readonly #identify: (item: T) => Identified;
  readonly #onState?: (state: WatchState, reason?: string) => void;
  readonly #keep?: (before: T, after: T) => T;
  #pending?: T[];
  #known = false;
  #state: WatchState = 'loading';

  /** @param keep - which to go on with when an item comes again; the new one when left out */
  constructor(
    identify: (item: T) => Identified,
    {
      onState,
      keep,
    }: {
      onState?: (state: WatchState, reason?: string) => void;
      keep?: (before: T, after: T) => T;
    } = {},
  ) {
    this.#identify = identify;
    this.#onState = onState;
    this.#keep = keep;
  }

  /** Whether everything there is was read, and can still be. */
  known(): boolean {
    return this.#known && (this.#state === 'live' || this.#state === 'stale');
  }

  get watchState(): WatchState {
    return this.#state;
  }

  get({ namespace, name }: Identified): T | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  /** @param namespace - that of the items; all when left out */
  list(namespace?: string): T[] {
    return namespace === undefined
      ? [...this.#namespaces.values()].flatMap(items => [...items.values()])
      : [...(this.#namespaces.get(namespace)?.values() ?? [])];
  }

  count(namespace: string): number {
    return this.#namespaces.get(namespace)?.size ?? 0;
  }

  get size(): number {
    let size = 0;
    this.#namespaces.forEach(items => {
      size += items.size;
    });
    return size;
  }

  /**
   * @param namespace - told of its items only
   * @returns a function that ends the listening; what is there already is told of at once
   */
  listen(listener: ViewListener<T>, namespace = ''): () => void {
    this.list(namespace || undefined).forEach(after =>
      listener.changed({ after }),
    );
    const here = this.#listeners.get(namespace) ?? new Set();
    this.#listeners.set(namespace, here.add(listener));
    return () => {
      here.delete(listener);
      if (here.size === 0) {
        this.#listeners.delete(namespace);
      }
    };
  }

  replaced(items: T[]): void {
    // Whether this is everything there is, or nothing that may be seen, the state says that follows.
    this.#pending = items;
  }

  upserted(item: T): void {
    const { namespace, name } = this.#identify(item);
    const here = this.#namespaces.get(namespace) ?? new Map<string, T>();
    const before = here.get(name);
    const after =
      before !== undefined && this.#keep ? this.#keep(before, item) : item;
    this.#namespaces.set(namespace, here.set(name, after));
    this.#tell(namespace, { before, after });
  }

  removed({ namespace = '', name }: ObjectMeta): void {
    const here = this.#namespaces.get(namespace);
    const before = here?.get(name);
    if (here && before !== undefined) {
      here.delete(name);
      if (here.size === 0) {
        this.#namespaces.delete(namespace);
      }
      this.#tell(namespace, { before });
    }
  }

  state(state: WatchState, reason?: string): void {
    const items = this.#pending;
    this.#pending = undefined;
    this.#state = state;
    if (state === 'live' && items) {
      this.#known = true;
      this.#replace(items);
    }
    this.#onState?.(state, reason);
  }

  alive(): void {}

  #replace(items: T[]): void {
    const there = new Set(items.map(item => keyOf(this.#identify(item))));
    const gone = this.list()
      .map(item => this.#identify(item))
      .filter(ref => !there.has(keyOf(ref)));
    items.forEach(item => this.upserted(item));
    gone.forEach(ref => this.removed(ref));
    this.#listeners.forEach(all => all.forEach(each => each.complete()));
  }

  #tell(namespace: string, change: { before?: T; after?: T }): void {
    for (const key of new Set([namespace, ''])) {
      this.#listeners.get(key)?.forEach(each => each.changed(change));
    }
  }
}

function keyOf({ namespace, name }: Identified): string {
  return `${namespace}/${name}`;
}
