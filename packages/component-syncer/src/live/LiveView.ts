import { NamespacedName, ResourceView } from '../sync';
import { LiveSet } from './LiveSet';

/** A live set as a copier sees it. */
export class LiveView<T> implements ResourceView<T> {
  readonly #set: LiveSet<T>;
  readonly #stop: () => void;
  readonly #list?: () => T[];

  /** @param list - what of the set there is to see; all when left out */
  constructor(set: LiveSet<T>, stop: () => void, list?: () => T[]) {
    this.#set = set;
    this.#stop = stop;
    this.#list = list;
  }

  known(): boolean {
    return this.#set.known();
  }

  get(ref: NamespacedName): T | undefined {
    return this.#set.get(ref);
  }

  list(): T[] {
    return this.#list?.() ?? this.#set.list();
  }

  async stop(): Promise<void> {
    this.#stop();
  }
}
