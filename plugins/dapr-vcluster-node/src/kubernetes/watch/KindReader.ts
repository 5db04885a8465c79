import { KubeClient, SelectOptions } from '../client/KubeClient';
import { KubeObject, Resource, WatchEvent } from '../objects/types';
import { guarded } from './guarded';
import { InitialEvents, InitialSet, readInitialSet } from './InitialSet';
import { WatchTiming } from './timing';
import { isRewound, Rewound } from './trouble';

/** How long a stream may take that has to answer at once. */
const PROBE_MS = 5_000;

/**
 * What of one kind to watch, and what to keep of each object.
 *
 * @public
 */
export type WatchedKind<T> = Pick<
  SelectOptions,
  'namespace' | 'labelSelector'
> & {
  resource: Resource;
  /** Undefined for objects that are not kept. */
  project(object: KubeObject): T | undefined;
};

/** How the reader of a stream of changes is called back. */
export type Following = {
  /** The server accepted. */
  opened: () => void;
  event: (event: WatchEvent<KubeObject>) => void;
};

/** The ways to read one kind of one API server. All end with the signal; all throw what the server answers, or Stalled. */
export class KindReader<T> {
  readonly #client: KubeClient;
  readonly #kind: WatchedKind<T>;
  readonly #timing: WatchTiming;
  readonly #signal: AbortSignal;
  readonly #alive: () => void;

  /** @param alive - called at every word of the server, if only a bookmark */
  constructor(
    client: KubeClient,
    kind: WatchedKind<T>,
    timing: WatchTiming,
    signal: AbortSignal,
    alive: () => void,
  ) {
    this.#client = client;
    this.#kind = kind;
    this.#timing = timing;
    this.#signal = signal;
    this.#alive = alive;
  }

  /**
   * Everything there is, off a stream; those that follow are short, so that silence shows.
   *
   * @returns undefined when the server ends before it has brought everything
   */
  stream(): Promise<InitialSet<T> | undefined> {
    const { resource, project } = this.#kind;
    const { stallMs, initialSeconds } = this.#timing;
    return this.#guarded(stallMs, (signal, alive) =>
      readInitialSet(this.#client, resource, {
        ...this.#selection(),
        timeoutSeconds: initialSeconds,
        signal,
        alive,
        project,
      }),
    );
  }

  /**
   * Everything there is, off a stream, and on the same one what changes after it.
   *
   * @param complete - told of everything there is, once
   * @returns whether that came
   * @throws Rewound when the server goes back in time
   */
  streamOn(
    complete: (all: { items: T[]; version: string }) => void,
    event: (event: WatchEvent<KubeObject>) => void,
  ): Promise<boolean> {
    const { resource, project } = this.#kind;
    const { stallMs } = this.#timing;
    let initial: InitialEvents<T> | undefined = new InitialEvents(project);
    let last: string | undefined;
    // Awaited once: thousands of these wait at a time.
    return this.#guarded(stallMs, async (signal, alive) => {
      for await (const each of this.#client.watch(resource, {
        ...this.#selection(),
        timeoutSeconds: this.#sessionSeconds(),
        signal,
        onOpen: alive,
      })) {
        alive();
        if (!initial) {
          if (isRewound(each, last)) {
            throw new Rewound();
          }
          event(each);
          last = each.object.metadata.resourceVersion ?? last;
          continue;
        }
        const all = initial.take(each);
        if (all?.version !== undefined) {
          initial = undefined;
          last = all.version;
          complete({ items: all.items, version: all.version });
        }
      }
      return initial === undefined;
    });
  }

  /** Everything there is, in pages. */
  async list(): Promise<{ items: T[]; version: string }> {
    const { resource, project } = this.#kind;
    const items: T[] = [];
    let version = '';
    for await (const page of this.#client.pages(resource, {
      ...this.#selection(),
      signal: this.#signal,
    })) {
      // Cut down before the next page comes: whole objects are never held all at once.
      for (const object of page.items) {
        const item = project(object);
        if (item) {
          items.push(item);
        }
      }
      version = page.resourceVersion;
    }
    return { items, version };
  }

  /**
   * Changes since a version, to the end of a stream.
   *
   * @returns whether it said anything
   * @throws Rewound when the server is behind that version
   */
  async follow(version: string, { opened, event }: Following) {
    const { resource } = this.#kind;
    const { stallMs } = this.#timing;
    let last = version;
    let spoke = false;
    await this.#guarded(stallMs, async (signal, alive) => {
      for await (const each of this.#client.watch(resource, {
        ...this.#selection(),
        resourceVersion: version,
        timeoutSeconds: this.#sessionSeconds(),
        signal,
        onOpen: () => {
          opened();
          alive();
        },
      })) {
        alive();
        spoke = true;
        if (isRewound(each, last)) {
          throw new Rewound();
        }
        event(each);
        last = each.object.metadata.resourceVersion ?? last;
      }
    });
    return spoke;
  }

  /** Opens a stream that has to say something at once: of an object that does not exist. */
  async probe(): Promise<void> {
    await this.#guarded(PROBE_MS, (signal, alive) =>
      readInitialSet(this.#client, this.#kind.resource, {
        namespace: this.#kind.namespace,
        fieldSelector: 'metadata.name=dapr-vcluster-probe',
        timeoutSeconds: PROBE_MS / 1_000,
        signal,
        alive,
        project: () => undefined,
      }),
    );
  }

  /** Streams end one by one, not all together. */
  #sessionSeconds(): number {
    const { sessionSeconds, random } = this.#timing;
    return Math.round(sessionSeconds * (0.8 + 0.4 * random()));
  }

  #selection(): Pick<SelectOptions, 'namespace' | 'labelSelector'> {
    const { namespace, labelSelector } = this.#kind;
    return { namespace, labelSelector };
  }

  #guarded<R>(
    stallMs: number,
    read: (signal: AbortSignal, alive: () => void) => Promise<R>,
  ): Promise<R> {
    const { timers } = this.#timing;
    return guarded({ stallMs, timers, signal: this.#signal }, (signal, alive) =>
      read(signal, () => {
        alive();
        this.#alive();
      }),
    );
  }
}
