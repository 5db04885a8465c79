import { KubeClient } from '../client/KubeClient';
import {
  isForbidden,
  isGone,
  isNotFound,
  isRefusedOption,
  isThrottled,
  KubeError,
} from '../errors/KubeError';
import { KubeObject, ObjectMeta, WatchEvent } from '../objects/types';
import { KindReader, WatchedKind } from './KindReader';
import { backoffMs, pause, WatchTiming } from './timing';
import { isHopeless, reasonOf, Stalled } from './trouble';

/**
 * What is known of a watched kind: `loading` nothing yet, `live` what there is, `stale` what there was, `forbidden` it
 * may not be listed and watched, `missing` the server does not have it.
 *
 * @public
 */
export type WatchState = 'loading' | 'live' | 'stale' | 'forbidden' | 'missing';

/**
 * Where the watch loop tells what it sees.
 *
 * @public
 */
export type WatchSink<T> = {
  /** The complete set, after a list. */
  replaced(items: T[]): void;
  upserted(item: T): void;
  removed(metadata: ObjectMeta): void;
  /** @param reason - one sentence, of `loading` after a failure and of `stale` */
  state(state: WatchState, reason?: string): void;
  /** The server said something, if only a bookmark. */
  alive(): void;
};

/** Failures in a row before what is kept counts as old: one broken stream alone is normal. */
const STALE_AFTER = 2;

/**
 * Keeps a copy of one kind of one API server: everything there is (as a stream where the server offers that, else listed in
 * pages), then changes with bookmarks; resumes from the last version, begins again when that is too old, waits as long
 * as the server asks or with growing pauses. Runs until the signal aborts; never throws.
 *
 * @public
 */
export class KindWatcher<T> {
  #version: string | undefined;
  #failures = 0;
  #listed = false;
  /** Whether the server may bring everything there is as a stream; it is asked once. */
  #streams = true;
  /** The last stream fell silent, so the next complete set does not come by one. */
  #silent = false;
  readonly #reader: KindReader<T>;
  readonly #kind: WatchedKind<T>;
  readonly #sink: WatchSink<T>;
  readonly #timing: WatchTiming;
  readonly #signal: AbortSignal;

  constructor(
    client: KubeClient,
    kind: WatchedKind<T>,
    sink: WatchSink<T>,
    timing: WatchTiming,
    signal: AbortSignal,
  ) {
    this.#kind = kind;
    this.#sink = sink;
    this.#timing = timing;
    this.#signal = signal;

    this.#reader = new KindReader(client, kind, timing, signal, () =>
      sink.alive(),
    );
  }

  async run(): Promise<void> {
    while (!this.#signal.aborted) {
      const wait = await this.#session().then(
        () => this.#afterEnd(),
        error => this.#afterFailure(error),
      );
      if (!this.#signal.aborted) {
        await pause(wait, this.#timing, this.#signal);
      }
    }
  }

  async #session(): Promise<void> {
    const isNew = this.#version === undefined;
    if (isNew && this.#timing.oneStream && this.#streams && !this.#silent) {
      const began = await this.#reader.streamOn(
        ({ items, version }) => this.#complete(items, version),
        event => this.#take(event),
      );
      // A server that ends before it has brought everything would do so again.
      this.#streams = began;
      return;
    }
    const version = this.#version ?? (await this.#begin());
    const spoke = await this.#reader.follow(version, {
      opened: () => this.#recovered(),
      event: event => this.#take(event),
    });
    // Servers say a word before they end a stream, at least where anything has ever changed.
    if (!spoke && this.#streams) {
      await this.#reader.probe();
    }
  }

  /** Takes everything there is, and returns the version from which to go on. */
  async #begin(): Promise<string> {
    if (this.#streams && !this.#silent) {
      const all = await this.#reader.stream();
      if (all?.version !== undefined) {
        return this.#complete(all.items, all.version);
      }
      // A server that ends before it has brought everything would do so again.
      this.#streams = false;
    }
    const { items, version } = await this.#reader.list();
    this.#complete(items, version);
    this.#sink.alive();
    return version;
  }

  #complete(items: T[], version: string): string {
    this.#sink.replaced(items);
    this.#version = version;
    this.#listed = true;
    this.#silent = false;
    this.#recovered();
    return version;
  }

  #take({ type, object }: WatchEvent<KubeObject>) {
    if (type !== 'BOOKMARK') {
      const item = type === 'DELETED' ? undefined : this.#kind.project(object);
      if (item) {
        this.#sink.upserted(item);
      } else {
        this.#sink.removed(object.metadata);
      }
    }
    this.#version = object.metadata.resourceVersion ?? this.#version;
  }

  #recovered() {
    this.#failures = 0;
    this.#sink.state('live');
  }

  /** The server ended the stream in good order: go on from the last version. */
  #afterEnd(): number {
    return this.#timing.minBackoffMs * this.#timing.random();
  }

  #afterFailure(error: unknown): number {
    if (this.#signal.aborted) {
      return 0;
    }
    if (this.#version === undefined && isRefusedOption(error)) {
      this.#streams = false;
      return 0;
    }
    if (isForbidden(error) || isNotFound(error)) {
      return this.#absent(isForbidden(error) ? 'forbidden' : 'missing');
    }
    this.#failures += 1;
    if (isGone(error)) {
      this.#version = undefined;
    }
    this.#silent ||= error instanceof Stalled;
    if (isHopeless(error) || this.#failures >= STALE_AFTER) {
      this.#sink.state(this.#listed ? 'stale' : 'loading', reasonOf(error));
      // Who comes back after a while may be another server, or one restored from a backup, where versions mean
      // something else: what was missed can only be told from the whole.
      this.#version = undefined;
    }
    if (isThrottled(error) && error instanceof KubeError) {
      const asked = (error.retryAfterSeconds ?? 1) * 1000;
      return asked + this.#timing.minBackoffMs * this.#timing.random();
    }
    return backoffMs(this.#failures, this.#timing);
  }

  /** What may not be seen, or does not exist, is not kept either. */
  #absent(state: 'forbidden' | 'missing'): number {
    this.#version = undefined;
    this.#listed = false;
    this.#sink.replaced([]);
    this.#sink.state(state);
    const { absentRetryMs, maxBackoffMs } = this.#timing;
    return state === 'forbidden'
      ? Math.min(maxBackoffMs, absentRetryMs)
      : absentRetryMs;
  }
}
