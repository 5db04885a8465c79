import http2, { ClientHttp2Session } from 'node:http2';
import { connectTls, LinkSecurity } from './connectTls';

/** How long a connection may be silent before it is asked whether it still lives, and how long the answer may take. */
type Patience = { silenceMs: number; pongMs: number };

const PATIENCE: Patience = { silenceMs: 30_000, pongMs: 10_000 };

/** What may be under way of one answer, and of all: a server that sends a lot is held back beyond. */
const STREAM_WINDOW = 256 * 1024;
const SESSION_WINDOW = 1024 * 1024;

/**
 * One HTTP/2 connection to an API server for all its requests, opened when it is needed and replaced when it breaks.
 * A connection that is open but dead is found out by a ping.
 */
export class Http2Link {
  readonly #server: URL;
  readonly #patience: Patience;
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
    keepAlive(session, this.#patience);
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

/** Asks a silent connection whether it lives, and breaks it when it does not answer. */
function keepAlive(
  session: ClientHttp2Session,
  { silenceMs, pongMs }: Patience,
): void {
  session.on('timeout', () => {
    const dead = setTimeout(() => session.destroy(), pongMs);
    const clear = () => clearTimeout(dead);
    session.once('close', clear);
    try {
      session.ping(() => {
        session.off('close', clear);
        clear();
        if (!session.destroyed) {
          session.setTimeout(silenceMs);
        }
      });
    } catch {
      clear();
    }
  });
  session.setTimeout(silenceMs);
}
