import {
  KubeClient,
  KubeObject,
  WatchEvent,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { guarded } from './guarded';
import { InitialSet, readInitialSet } from './InitialSet';
import { WatchedKind } from './kinds';
import { Items, SourceKind } from '../model/model';
import { WatchTiming } from './timing';
import { isRewound, Rewound } from './trouble';

/** How long a stream may take that has to answer at once. */
const PROBE_MS = 5_000;

/** How the reader of a stream of changes is called back. */
export type Following = {
  /** The server accepted. */
  opened: () => void;
  event: (event: WatchEvent<KubeObject>) => void;
};

/** The ways to read one kind of one host. All end with the signal; all throw what the server answers, or Stalled. */
export class KindReader<K extends SourceKind> {
  readonly #client: KubeClient;
  readonly #kind: WatchedKind<K>;
  readonly #timing: WatchTiming;
  readonly #signal: AbortSignal;
  readonly #alive: () => void;

  /** @param alive - called at every word of the server, if only a bookmark */
  constructor(
    client: KubeClient,
    kind: WatchedKind<K>,
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
  stream(): Promise<InitialSet<Items[K]> | undefined> {
    const { resource, labelSelector, project } = this.#kind;
    const { stallMs, initialSeconds } = this.#timing;
    return this.#guarded(stallMs, (signal, alive) =>
      readInitialSet(this.#client, resource, {
        labelSelector,
        timeoutSeconds: initialSeconds,
        signal,
        alive,
        project,
      }),
    );
  }

  /** Everything there is, in pages. */
  async list(): Promise<{ items: Items[K][]; version: string }> {
    const { resource, labelSelector, project } = this.#kind;
    const items: Items[K][] = [];
    let version = '';
    for await (const page of this.#client.pages(resource, {
      labelSelector,
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
    const { resource, labelSelector } = this.#kind;
    const { sessionSeconds, stallMs, random } = this.#timing;
    let last = version;
    let spoke = false;
    await this.#guarded(stallMs, async (signal, alive) => {
      for await (const each of this.#client.watch(resource, {
        labelSelector,
        resourceVersion: version,
        timeoutSeconds: Math.round(sessionSeconds * (0.8 + 0.4 * random())),
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
        fieldSelector: 'metadata.name=dapr-vcluster-probe',
        timeoutSeconds: PROBE_MS / 1_000,
        signal,
        alive,
        project: () => undefined,
      }),
    );
  }

  #guarded<T>(
    stallMs: number,
    read: (signal: AbortSignal, alive: () => void) => Promise<T>,
  ): Promise<T> {
    const { timers } = this.#timing;
    return guarded({ stallMs, timers, signal: this.#signal }, (signal, alive) =>
      read(signal, () => {
        alive();
        this.#alive();
      }),
    );
  }
}
