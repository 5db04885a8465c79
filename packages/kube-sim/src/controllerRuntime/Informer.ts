import {
  isGone,
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  SelectOptions,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock, sleep } from '../clock/Clock';
import { keyOf } from './keys';

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 5_000;

/** Told of every change: the object before it (if known) and after it (unless deleted). */
export type ChangeListener<T extends KubeObject> = (change: {
  before?: T;
  after?: T;
}) => void;

/**
 * A cache of one kind, filled by a list and kept current by a watch. It
 * resumes a broken watch from the last resourceVersion seen, and lists again
 * when the server has forgotten that version.
 */
export class Informer<T extends KubeObject> {
  readonly #objects = new Map<string, T>();
  readonly #byNamespace = new Map<string | undefined, Map<string, T>>();
  readonly #listeners = new Set<ChangeListener<T>>();
  readonly #abort = new AbortController();
  readonly #firstList: Promise<void>;
  readonly #finished: Promise<void>;
  #listed = () => {};
  readonly #client: KubeClient;
  readonly resource: Resource;
  readonly #clock: Clock;
  readonly #options: SelectOptions;

  constructor(
    client: KubeClient,
    resource: Resource,
    clock: Clock,
    options: SelectOptions = {},
  ) {
    this.#client = client;
    this.resource = resource;
    this.#clock = clock;
    this.#options = options;

    this.#firstList = new Promise(resolve => {
      this.#listed = resolve;
    });
    this.#finished = this.#run();
  }

  /** Resolves after the first complete list, or when stopped before it. */
  synced() {
    return this.#firstList;
  }

  get(key: string) {
    return this.#objects.get(key);
  }

  list() {
    return [...this.#objects.values()];
  }

  /** Objects of one namespace. */
  listIn(namespace: string | undefined) {
    return [...(this.#byNamespace.get(namespace)?.values() ?? [])];
  }

  /** Adds a listener; it first hears of everything already in the cache. */
  subscribe(listener: ChangeListener<T>) {
    this.#listeners.add(listener);
    this.#objects.forEach(after => listener({ after }));
    return () => this.#listeners.delete(listener);
  }

  /** Ends the watch and resolves when no request is under way. */
  async stop() {
    this.#abort.abort();
    this.#listed();
    await this.#finished;
  }

  async #run() {
    let resourceVersion: string | undefined;
    let retryMs = FIRST_RETRY_MS;
    while (!this.#abort.signal.aborted) {
      try {
        resourceVersion ??= await this.#relist();
        for await (const event of this.#client.watch<T>(this.resource, {
          ...this.#options,
          resourceVersion,
          signal: this.#abort.signal,
        })) {
          retryMs = FIRST_RETRY_MS;
          resourceVersion =
            event.object.metadata.resourceVersion ?? resourceVersion;
          if (event.type !== 'BOOKMARK') {
            this.#put(event.object, event.type === 'DELETED');
          }
        }
      } catch (error) {
        if (isGone(error)) {
          resourceVersion = undefined;
        }
        if (isNotFound(error)) {
          // The kind is not served (yet): there are none of it.
          resourceVersion = undefined;
          this.list().forEach(item => this.#put(item, true));
          this.#listed();
        }
      }
      // A server that ends every watch at once must not be asked in a tight loop.
      await sleep(this.#clock, retryMs, this.#abort.signal);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  async #relist() {
    const { items, resourceVersion } = await this.#client.list<T>(
      this.resource,
      this.#options,
    );
    const keys = new Set(items.map(keyOf));
    const vanished = this.list().filter(item => !keys.has(keyOf(item)));
    vanished.forEach(item => this.#put(item, true));
    items.forEach(item => this.#put(item, false));
    this.#listed();
    return resourceVersion;
  }

  #put(object: T, deleted: boolean) {
    const key = keyOf(object);
    const before = this.#objects.get(key);
    const same =
      before?.metadata.uid === object.metadata.uid &&
      before?.metadata.resourceVersion === object.metadata.resourceVersion;
    if (same && !deleted) {
      return;
    }
    this.#store(key, object, deleted);
    const after = deleted ? undefined : object;
    this.#listeners.forEach(listener => listener({ before, after }));
  }

  #store(key: string, object: T, deleted: boolean) {
    const { namespace } = object.metadata;
    const siblings = this.#byNamespace.get(namespace) ?? new Map<string, T>();
    if (deleted) {
      this.#objects.delete(key);
      siblings.delete(key);
    } else {
      this.#objects.set(key, object);
      siblings.set(key, object);
    }
    if (siblings.size > 0) {
      this.#byNamespace.set(namespace, siblings);
    } else {
      this.#byNamespace.delete(namespace);
    }
  }
}
