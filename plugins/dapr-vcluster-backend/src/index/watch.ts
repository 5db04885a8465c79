import { SourceState } from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isGone,
  isNotFound,
  isThrottled,
  isUnauthorized,
  KubeClient,
  KubeError,
  ObjectMeta,
} from '../hosts';
import { WatchedKind } from './kinds';
import { Items, SourceKind } from './model';
import { backoffMs, pause, WatchTiming } from './timing';

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

class Stalled extends Error {}

/**
 * Keeps a copy of one kind of one host: list in pages, then watch with bookmarks, resume from the last
 * version, list again when that is too old, wait as long as the server asks or with growing pauses.
 * Runs until the signal aborts; never throws.
 */
export class KindWatcher<K extends SourceKind> {
  #version: string | undefined;
  #failures = 0;
  #listed = false;

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
      if (!this.signal.aborted) await pause(wait, this.signal);
    }
  }

  async #session(): Promise<void> {
    this.#version ??= await this.#list();
    const session = new AbortController();
    const { stallMs } = this.timing;
    const expire = () => session.abort();
    // A server that does not even accept is noticed sooner than one that says nothing.
    let timer = setTimeout(expire, Math.min(stallMs, OPEN_MS));
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(expire, stallMs);
      this.sink.alive();
    };
    try {
      const { resource, labelSelector } = this.kind;
      const { sessionSeconds, random } = this.timing;
      for await (const { type, object } of this.client.watch(resource, {
        labelSelector,
        resourceVersion: this.#version,
        timeoutSeconds: Math.round(sessionSeconds * (0.8 + 0.4 * random())),
        signal: AbortSignal.any([this.signal, session.signal]),
        onOpen: () => {
          this.#recovered();
          alive();
        },
      })) {
        alive();
        this.#version = object.metadata.resourceVersion ?? this.#version;
        if (type === 'DELETED') this.sink.removed(object.metadata);
        else if (type !== 'BOOKMARK') this.#keep(object);
      }
    } catch (error) {
      if (session.signal.aborted) throw new Stalled();
      throw error;
    } finally {
      clearTimeout(timer);
    }
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
    this.sink.replaced(items);
    this.#listed = true;
    this.#recovered();
    this.sink.alive();
    return version;
  }

  #keep(object: Parameters<WatchedKind<K>['project']>[0]) {
    const item = this.kind.project(object);
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
    if (isForbidden(error) || isNotFound(error)) return this.#absent(error);
    this.#failures += 1;
    if (error instanceof Stalled || isGone(error)) this.#version = undefined;
    const hopeless = error instanceof Stalled || isUnauthorized(error);
    if (hopeless || this.#failures >= STALE_AFTER) {
      this.sink.state(this.#listed ? 'stale' : 'loading', reasonOf(error));
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
    this.sink.state(
      isForbidden(error) ? 'forbidden' : 'missing',
      isForbidden(error)
        ? "The portal's service account may not list and watch this kind."
        : 'The kind is not installed on this host.',
    );
    return this.timing.absentRetryMs;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Stalled) return 'The stream of changes fell silent.';
  if (isUnauthorized(error)) {
    return 'The credentials are no longer accepted.';
  }
  return error instanceof KubeError
    ? `${error.message[0].toUpperCase()}${error.message.slice(1)}.`
    : 'The answer could not be read.';
}
