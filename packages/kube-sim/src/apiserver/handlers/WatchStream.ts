import { TimerHandle } from '../../clock/Clock';
import { Status } from '../errors/ApiError';
import { isTrue } from '../request/RequestInfo';
import { apiVersionOf } from '../kinds/KindInfo';
import { ApiCall } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { EventType } from '../storage/Table';
import { EventEncoder } from './EventEncoder';
import { watchTimeout } from './watchOptions';

const BOOKMARK_INTERVAL_MS = 60_000;
const LAST_BOOKMARK_MS = 2_000;
const MAX_UNSENT_BYTES = 32 * 1024 * 1024;

const encoders = new WeakMap<object, EventEncoder>();

/** The response of one watch: lines out, bookmarks and timeout by the clock, stalls by a fault. */
export class WatchStream {
  readonly #encoder: EventEncoder;
  readonly #cleanups: (() => void)[] = [];
  #held?: string[];
  #closed = false;
  #bookmarkTimer?: TimerHandle;
  readonly #call: ApiCall;

  constructor(call: ApiCall) {
    this.#call = call;

    const { context } = call;
    this.#encoder = encoders.get(context) ?? new EventEncoder();
    encoders.set(context, this.#encoder);
    const { response } = call;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    const target = { ...call.path, verb: 'watch', path: call.url };
    this.onClose(
      context.watches.add({
        ...target,
        end: () => this.#end(),
        destroy: () => response.destroy(),
        stall: on => this.#stall(on),
      }),
    );
    this.#stall(context.faults.isStalled(target));
    call.signal.addEventListener('abort', () => this.#close());
  }

  /** Runs `cleanup` once the stream is over. */
  onClose(cleanup: () => void): void {
    if (this.#closed) {
      cleanup();
    } else {
      this.#cleanups.push(cleanup);
    }
  }

  /** Starts the timeout and, when asked for, the bookmarks. */
  start(): void {
    const { clock } = this.#call.context;
    const timeout = watchTimeout(this.#call.query);
    const timer = clock.setTimeout(() => this.#end(), timeout);
    this.onClose(() => clock.clearTimeout(timer));
    if (isTrue(this.#call.query.get('allowWatchBookmarks'))) {
      this.#scheduleBookmark();
      this.onClose(() => clock.clearTimeout(this.#bookmarkTimer));
      // the last thing a watcher hears is where to go on
      const last = clock.setTimeout(
        () => this.bookmark(),
        Math.max(0, timeout - LAST_BOOKMARK_MS),
      );
      this.onClose(() => clock.clearTimeout(last));
    }
  }

  event(type: EventType, stored: StoredObject): void {
    this.#write(this.#encoder.line(this.#call.kind, type, stored));
  }

  /** Tells how far the watcher has seen; `initial` marks the end of the initial events. */
  bookmark(
    version = this.#call.context.store.resourceVersion,
    initial = false,
  ): void {
    const { kind } = this.#call;
    const metadata = {
      resourceVersion: String(version),
      ...(initial
        ? { annotations: { 'k8s.io/initial-events-end': 'true' } }
        : {}),
    };
    this.#json('BOOKMARK', {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata,
    });
  }

  /** Resolves when the client has taken what was sent, as far as that fills the buffers, or has left. */
  async drained(): Promise<void> {
    const { response } = this.#call;
    if (!this.#closed && !this.#held && response.writableNeedDrain) {
      await new Promise<void>(resolve => {
        response.once('drain', resolve).once('close', resolve);
      });
    }
  }

  /** Ends the stream with an ERROR event. */
  fail(status: Status): void {
    this.#json('ERROR', status);
    this.#end();
  }

  #json(type: string, object: object): void {
    this.#write(`${JSON.stringify({ type, object })}\n`);
  }

  #write(line: string): void {
    if (this.#closed) {
      return;
    }
    if (this.#held) {
      this.#held.push(line);
      return;
    }
    const { response } = this.#call;
    response.write(line);
    // a watcher that does not read is cut off instead of filling the memory
    if (response.writableLength > MAX_UNSENT_BYTES) {
      response.destroy();
    }
  }

  #stall(on: boolean): void {
    if (on) {
      this.#held ??= [];
      return;
    }
    const lines = this.#held ?? [];
    this.#held = undefined;
    lines.forEach(line => this.#write(line));
  }

  #scheduleBookmark(): void {
    this.#bookmarkTimer = this.#call.context.clock.setTimeout(() => {
      this.bookmark();
      this.#scheduleBookmark();
    }, BOOKMARK_INTERVAL_MS);
  }

  #end(): void {
    this.#call.response.end();
    this.#close();
  }

  #close(): void {
    this.#closed = true;
    this.#cleanups.splice(0).forEach(cleanup => cleanup());
  }
}
