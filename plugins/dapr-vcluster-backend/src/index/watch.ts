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
import { InitialSet } from './InitialSet';
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

/** How long a server may take to accept a stream. */
const OPEN_MS = 15_000;

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
    if (!this.#streams || this.#silent) this.#version ??= await this.#list();
    const session = new AbortController();
    const { stallMs, timers } = this.timing;
    const expire = () => session.abort();
    // A server that does not even accept is noticed sooner than one that says nothing.
    let timer = timers.setTimeout(expire, Math.min(stallMs, OPEN_MS));
    const alive = () => {
      timers.clearTimeout(timer);
      timer = timers.setTimeout(expire, stallMs);
      this.sink.alive();
    };
    try {
      await this.#follow(session.signal, alive);
    } catch (error) {
      if (session.signal.aborted) throw new Stalled();
      throw error;
    } finally {
      timers.clearTimeout(timer);
    }
  }

  /** Reads one stream to its end. */
  async #follow(session: AbortSignal, alive: () => void): Promise<void> {
    const { resource, labelSelector, project } = this.kind;
    const { sessionSeconds, initialSeconds, random } = this.timing;
    let initial =
      this.#version === undefined
        ? new InitialSet<Items[K]>(project)
        : undefined;
    const seconds = initial ? initialSeconds : sessionSeconds;
    for await (const event of this.client.watch(resource, {
      labelSelector,
      resourceVersion: this.#version,
      timeoutSeconds: Math.round(seconds * (0.8 + 0.4 * random())),
      signal: AbortSignal.any([this.signal, session]),
      onOpen: () => {
        if (!initial) this.#recovered();
        alive();
      },
    })) {
      alive();
      if (isRewound(event, this.#version)) throw new Rewound();
      const all = initial?.add(event);
      if (all) {
        initial = undefined;
        this.#complete(all);
      } else if (!initial) {
        this.#take(event);
      }
      if (!initial) {
        this.#version = event.object.metadata.resourceVersion ?? this.#version;
      }
    }
    // A server that ends before it has brought everything would do so again.
    if (initial) this.#streams = false;
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
