import { ClientHttp2Session } from 'node:http2';
import { Socket } from 'node:net';

/** When a silent connection is asked whether it lives. */
export type Patience = {
  /** How often it is looked at: a request that nothing at all has come after since the last look is a reason to ask. */
  lookMs: number;
  /** Without a request, so long a silence is a reason, as in client-go (`ReadIdleTimeout`). */
  silenceMs: number;
  /** How long the answer may take. */
  pongMs: number;
};

export const PATIENCE: Patience = {
  lookMs: 5_000,
  silenceMs: 30_000,
  pongMs: 10_000,
};

/**
 * Finds out by a ping that a connection is open but dead, and breaks it. Only what is received counts: to what is sent,
 * a dead connection says nothing. Node.js itself makes such connections: where a reset shows in a write first, its
 * HTTP/2 session neither ends nor sends or reads anything more.
 */
export class Liveness {
  readonly #session: ClientHttp2Session;
  readonly #socket: Socket;
  readonly #patience: Patience;
  #awaited = 0;
  #received = 0;
  #silentMs = 0;
  #isAsked = false;

  /** @param socket - that of the session, which may read it but not be asked for it */
  constructor(session: ClientHttp2Session, socket: Socket, patience: Patience) {
    this.#session = session;
    this.#socket = socket;
    this.#patience = patience;
    const looks = setInterval(() => this.#look(), patience.lookMs);
    looks.unref();
    session.once('close', () => clearInterval(looks));
  }

  /** Counts a request as awaited until the head of its answer is there. */
  async whileAwaited<T>(head: Promise<T>): Promise<T> {
    this.#awaited += 1;
    try {
      return await head;
    } finally {
      this.#awaited -= 1;
    }
  }

  #look(): void {
    const { lookMs, silenceMs } = this.#patience;
    const { bytesRead } = this.#socket;
    if (bytesRead !== this.#received) {
      this.#received = bytesRead;
      this.#silentMs = 0;
      return;
    }
    this.#silentMs += lookMs;
    if (this.#awaited > 0 || this.#silentMs >= silenceMs) {
      this.#ask();
    }
  }

  #ask(): void {
    const session = this.#session;
    if (this.#isAsked || session.destroyed) {
      return;
    }
    this.#isAsked = true;
    const dead = setTimeout(() => session.destroy(), this.#patience.pongMs);
    dead.unref();
    const answered = () => {
      clearTimeout(dead);
      this.#isAsked = false;
    };
    session.once('close', answered);
    session.ping(() => {
      session.off('close', answered);
      answered();
    });
  }
}
