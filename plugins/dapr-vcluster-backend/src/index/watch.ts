import { SourceState } from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isGone,
  isNotFound,
  isRefusedOption,
  isThrottled,
  KubeClient,
  KubeError,
  KubeObject,
  ObjectMeta,
  WatchEvent,
} from '../hosts';
import { guarded } from './guarded';
import { readInitialSet } from './InitialSet';
import { WatchedKind } from './kinds';
import { Items, SourceKind } from './model';
import { backoffMs, pause, WatchTiming } from './timing';
import {
  isHopeless,
  isRewound,
  reasonOf,
  Rewound,
  Stalled,
  whyAbsent,
} from './trouble';

/** Where the watch loop tells what it sees. */
export interface WatchSink<K extends SourceKind> {
  /** The complete set, after a list. */
  replaced(items: Items[K][]): void;
  upserted(item: Items[K]): void;
  removed(metadata: ObjectMeta): void;
  state(state: SourceState['state'], reason?: string): void;
  /** The server said something, if only a bookmark. */
  alive(): void;
}

/** Failures in a row before what is kept counts as old: one broken stream alone is normal. */
const STALE_AFTER = 2;

/** How long a stream may take that has to answer at once. */
const PROBE_MS = 5_000;

/**
 * Keeps a copy of one kind of one host: everything there is (as a stream where the server offers that, else listed in
 * pages), then changes with bookmarks; resumes from the last version, begins again when that is too old, waits as long
 * as the server asks or with growing pauses. Runs until the signal aborts; never throws.
 */
export class KindWatcher<K extends SourceKind> {
  #version: string | undefined;
  #failures = 0;
  #listed = false;
  /** Whether the server may bring everything there is as a stream; it is asked once. */
  #streams = true;
  /** The last stream fell silent, so the next complete set does not come by one. */
  #silent = false;

  constructor(
    private readonly client: KubeClient,
    private readonly kind: WatchedKind<K>,
    private readonly sink: WatchSink<K>,
    private readonly timing: WatchTiming,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    while (!this.signal.aborted) {
      const wait = await this.#session().then(
        () => this.#afterEnd(),
        error => this.#afterFailure(error),
      );
      if (!this.signal.aborted) await pause(wait, this.timing, this.signal);
    }
  }

  async #session(): Promise<void> {
    if (this.#version === undefined && this.#streams && !this.#silent) {
      await this.#receive();
    }
    this.#version ??= await this.#list();
    const spoke = await this.#follow();
    // Servers say a word before they end a stream, at least where anything has ever changed.
    if (!spoke && this.#streams) await this.#probe();
  }

  /** Reads everything there is off a stream; those that follow are short, so that silence shows. */
  async #receive(): Promise<void> {
    const { resource, labelSelector, project } = this.kind;
    await this.#guarded(this.timing.stallMs, async (signal, alive) => {
      const all = await readInitialSet(this.client, resource, {
        labelSelector,
        timeoutSeconds: this.timing.initialSeconds,
        signal,
        alive,
        project,
      });
      this.#version = all?.version;
      if (all) this.#complete(all.items);
      // A server that ends before it has brought everything would do so again.
      else this.#streams = false;
    });
  }

  /** Reads changes to the end of a stream; whether it said anything. */
  async #follow(): Promise<boolean> {
    const { resource, labelSelector } = this.kind;
    const { sessionSeconds, stallMs, random } = this.timing;
    let spoke = false;
    await this.#guarded(stallMs, async (signal, alive) => {
      for await (const event of this.client.watch(resource, {
        labelSelector,
        resourceVersion: this.#version,
        timeoutSeconds: Math.round(sessionSeconds * (0.8 + 0.4 * random())),
        signal,
        onOpen: () => {
          this.#recovered();
          alive();
        },
      })) {
        alive();
        spoke = true;
        if (isRewound(event, this.#version)) throw new Rewound();
        this.#take(event);
        this.#version = event.object.metadata.resourceVersion ?? this.#version;
      }
    });
    return spoke;
  }

  /** Asks for a stream that has to say something at once: of an object that nobody has. */
  async #probe(): Promise<void> {
    await this.#guarded(PROBE_MS, async (signal, alive) => {
      await readInitialSet(this.client, this.kind.resource, {
        fieldSelector: 'metadata.name=dapr-vcluster-probe',
        timeoutSeconds: PROBE_MS / 1_000,
        signal,
        alive,
        project: () => undefined,
      });
    });
  }

  #guarded(stallMs: number, read: Parameters<typeof guarded>[1]) {
    const { timers } = this.timing;
    return guarded({ stallMs, timers, signal: this.signal }, (signal, alive) =>
      read(signal, () => {
        alive();
        this.sink.alive();
      }),
    );
  }

  async #list(): Promise<string> {
    const { resource, labelSelector, project } = this.kind;
    const items: Items[K][] = [];
    let version = '';
    for await (const page of this.client.pages(resource, {
      labelSelector,
      signal: this.signal,
    })) {
      // Cut down before the next page comes: whole objects are never held all at once.
      for (const object of page.items) {
        const item = project(object);
        if (item) items.push(item);
      }
      version = page.resourceVersion;
    }
    this.#complete(items);
    this.sink.alive();
    return version;
  }

  #complete(items: Items[K][]) {
    this.sink.replaced(items);
    this.#listed = true;
    this.#silent = false;
    this.#recovered();
  }

  #take({ type, object }: WatchEvent<KubeObject>) {
    if (type === 'BOOKMARK') return;
    const item = type === 'DELETED' ? undefined : this.kind.project(object);
    if (item) this.sink.upserted(item);
    else this.sink.removed(object.metadata);
  }

  #recovered() {
    this.#failures = 0;
    this.sink.state('live');
  }

  /** The server ended the stream in good order: go on from the last version. */
  #afterEnd(): number {
    return this.timing.minBackoffMs * this.timing.random();
  }

  #afterFailure(error: unknown): number {
    if (this.signal.aborted) return 0;
    if (this.#version === undefined && isRefusedOption(error)) {
      this.#streams = false;
      return 0;
    }
    if (isForbidden(error) || isNotFound(error)) return this.#absent(error);
    this.#failures += 1;
    if (isGone(error)) this.#version = undefined;
    this.#silent ||= error instanceof Stalled;
    if (isHopeless(error) || this.#failures >= STALE_AFTER) {
      this.sink.state(this.#listed ? 'stale' : 'loading', reasonOf(error));
      // Who comes back after a while may be another server, or one restored from a backup, where versions mean
      // something else: what was missed can only be told from the whole.
      this.#version = undefined;
    }
    if (isThrottled(error) && error instanceof KubeError) {
      const asked = (error.retryAfterSeconds ?? 1) * 1000;
      return asked + this.timing.minBackoffMs * this.timing.random();
    }
    return backoffMs(this.#failures, this.timing);
  }

  /** What may not be seen, or does not exist, is not kept either. */
  #absent(error: unknown): number {
    this.#version = undefined;
    this.#listed = false;
    this.sink.replaced([]);
    const [state, reason] = whyAbsent(error);
    this.sink.state(state, reason);
    const { absentRetryMs, maxBackoffMs } = this.timing;
    return state === 'forbidden'
      ? Math.min(maxBackoffMs, absentRetryMs)
      : absentRetryMs;
  }
}
