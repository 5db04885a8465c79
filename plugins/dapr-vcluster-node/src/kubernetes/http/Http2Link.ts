import http2, { ClientHttp2Session } from 'node:http2';
import { Answer } from './Answer';
import { connectionReset, connectTls, LinkSecurity } from './connectTls';
import { Liveness, PATIENCE, Patience } from './Liveness';
import { requestOver } from './requestOver';

/** What may be under way of one answer, and of all: a server that sends a lot is held back beyond. */
const STREAM_WINDOW = 256 * 1024;
const SESSION_WINDOW = 1024 * 1024;

/**
 * One HTTP/2 connection to an API server for all its requests, opened when it is needed and replaced when it breaks.
 * A connection that is open but dead is found out, see {@link Liveness}.
 */
export class Http2Link {
  readonly #server: URL;
  readonly #patience: Patience;
  readonly #liveness = new WeakMap<ClientHttp2Session, Liveness>();
  #session?: Promise<ClientHttp2Session | undefined>;
  #isOff = false;
  #isClosed = false;

  constructor(server: URL, patience: Partial<Patience> = {}) {
    this.#server = server;
    this.#patience = { ...PATIENCE, ...patience };
  }

  /** Whether the server is known not to speak HTTP/2. */
  get isOff(): boolean {
    return this.#isOff;
  }

  /**
   * Sends a request; resolves with the answer's head, or with undefined when the server speaks only HTTP/1.1.
   *
   * @throws NotProcessed when it can be sent again over another connection; else the error of the connection
   */
  async send(
    security: LinkSecurity,
    headers: Record<string, string | number | undefined>,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answer | undefined> {
    const session = await unlessAborted(this.session(security), signal);
    if (!session) {
      return undefined;
    }
    const head = requestOver(session, headers, body, signal);
    return this.#liveness.get(session)?.whileAwaited(head) ?? head;
  }

  /**
   * The connection.
   *
   * @returns undefined when the server speaks only HTTP/1.1
   * @throws the error of the connection
   */
  async session(
    security: LinkSecurity,
  ): Promise<ClientHttp2Session | undefined> {
    if (this.#isOff || this.#isClosed) {
      return undefined;
    }
    const opening = (this.#session ??= this.#open(security));
    const forget = () => {
      if (this.#session === opening) {
        this.#session = undefined;
      }
    };
    try {
      const session = await opening;
      if (session?.closed || session?.destroyed) {
        forget();
        return await this.session(security);
      }
      return session;
    } catch (error) {
      forget();
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#session?.then(
      session => session?.destroy(),
      () => undefined,
    );
    this.#session = undefined;
  }

  async #open(security: LinkSecurity): Promise<ClientHttp2Session | undefined> {
    const socket = await connectTls(this.#server, security);
    if (socket.destroyed) {
      throw connectionReset();
    }
    if (socket.alpnProtocol !== 'h2') {
      socket.destroy();
      this.#isOff = true;
      return undefined;
    }
    const session = http2.connect(this.#server, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
    });
    session.on('connect', () => {
      if (!session.destroyed) {
        session.setLocalWindowSize(SESSION_WINDOW);
      }
    });
    const end = () => {
      this.#forget(session);
    };
    session.on('error', end);
    session.on('close', end);
    // What is under way ends in good order; what comes next takes another connection.
    session.on('goaway', end);
    this.#liveness.set(session, new Liveness(session, socket, this.#patience));
    if (this.#isClosed) {
      session.destroy();
    }
    return session;
  }

  #forget(session: ClientHttp2Session): void {
    const known = this.#session;
    known?.then(
      each => {
        if (each === session && this.#session === known) {
          this.#session = undefined;
        }
      },
      () => undefined,
    );
  }
}

/** Resolves with the promise, unless the signal aborts before. */
function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) {
    return promise;
  }
  return new Promise<T>((resolve, reject) => {
    const abort = () =>
      reject(
        Object.assign(new Error(), {
          code: 'ABORT_ERR',
          cause: signal.reason,
        }),
      );
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
