import { Readable } from 'node:stream';
import { KubeError } from '../errors/KubeError';
import { toKubeError } from '../errors/toKubeError';

type Next<T> = IteratorResult<T, undefined>;
type Waiting<T> = { resolve(next: Next<T>): void; reject(error: Error): void };

/** Of one line: no API server stores an object that is nearly as large (etcd takes 1.5 MiB). */
const MAX_BYTES = 16 * 1024 * 1024;

/** In UTF-8 it is part of no other character. */
const NEW_LINE = 10;

const END = { done: true, value: undefined } as const;

/**
 * What the lines of an answer say, as they arrive, empty ones left out, for one reader; a broken connection throws a
 * KubeError, as does a line without an end, and leaving the loop drops it. Thousands wait at a time for lines that hardly ever come: generators around
 * the stream's own iterator would take a multiple of the memory, and keep the last line.
 */
export class Lines<T> implements AsyncIterableIterator<T, undefined> {
  readonly #body: Readable;
  readonly #read: (line: string) => T;
  /** The beginning of a line whose end has not come. */
  #rest: Buffer[] = [];
  #restBytes = 0;
  /** The next one last. */
  #lines: string[] = [];
  #waiting?: Waiting<T>;
  /** Undefined as long as more may come. */
  #end?: { error?: Error };

  /** @param read - what a line says; what it throws ends the loop */
  constructor(body: Readable, read: (line: string) => T) {
    this.#body = body;
    this.#read = read;
    body.on('data', (chunk: Buffer) => this.#take(chunk));
    // They stay: whoever has left is not there to hear of an error.
    body.on('error', error => this.#finish(error));
    body.on('end', () => this.#finish());
    body.on('close', () => this.#finish(closedEarly()));
    // An answer may be over before anybody listens: its events do not come again.
    if (body.readableEnded) {
      this.#finish();
    } else if (body.destroyed) {
      this.#finish(body.errored ?? closedEarly());
    }
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Next<T>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#deliver();
    });
  }

  async return(): Promise<Next<T>> {
    this.#body.destroy();
    return END;
  }

  #take(chunk: Buffer): void {
    const end = chunk.lastIndexOf(NEW_LINE);
    if (end >= 0) {
      const whole = [...this.#rest, chunk.subarray(0, end)];
      const lines = textOf(whole).split('\n');
      this.#lines = lines.filter(line => line !== '').reverse();
      this.#rest = [];
      this.#restBytes = 0;
    }
    if (end + 1 < chunk.length) {
      this.#rest.push(chunk.subarray(end + 1));
      this.#restBytes += chunk.length - end - 1;
    }
    if (this.#restBytes > MAX_BYTES) {
      this.#rest = [];
      this.#finish(
        new KubeError({
          status: 0,
          reason: 'TooLarge',
          message: `a line of the answer has more than ${MAX_BYTES} bytes`,
        }),
      );
      this.#body.destroy();
      return;
    }
    // Until these have been read.
    this.#body.pause();
    this.#deliver();
  }

  #deliver(): void {
    const waiting = this.#waiting;
    if (!waiting) {
      return;
    }
    const line = this.#lines.pop();
    if (line === undefined && !this.#end) {
      this.#body.resume();
      return;
    }
    this.#waiting = undefined;
    try {
      waiting.resolve(this.#next(line));
    } catch (error) {
      this.#body.destroy();
      waiting.reject(error as Error);
    }
  }

  #next(line: string | undefined): Next<T> {
    if (line !== undefined) {
      return { value: this.#read(line) };
    }
    const error = this.#end?.error;
    this.#end = {};
    if (error) {
      throw toKubeError(error);
    }
    return END;
  }

  #finish(error?: Error): void {
    if (this.#end) {
      return;
    }
    this.#end = { error };
    const rest = textOf(this.#rest);
    this.#rest = [];
    if (!error && rest) {
      this.#lines.unshift(rest);
    }
    this.#deliver();
  }
}

function closedEarly(): Error {
  return Object.assign(new Error(), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}

function textOf(chunks: Buffer[]): string {
  return chunks.length === 1
    ? chunks[0].toString('utf8')
    : Buffer.concat(chunks).toString('utf8');
}
