import { Agent, RequestOptions } from 'node:https';
import { connect, TLSSocket } from 'node:tls';
import { OpenPort } from './openPortForward';
import { PortForwardStream } from './PortForwardStream';

/** Streams to one vcluster at a time; further requests wait for one. */
const MAX_STREAMS = 4;
const IDLE_MS = 15_000;

/**
 * HTTPS over forwarded ports. TLS is checked as the request asks: against its CA, for the host of its URL. Streams are
 * few, closed after a while without use and with the agent.
 *
 * @public
 */
export class PortForwardAgent extends Agent {
  readonly #open: (signal: AbortSignal) => Promise<OpenPort>;
  readonly #closed = new AbortController();

  constructor(
    open: (signal: AbortSignal) => Promise<OpenPort>,
    options: { keepAlive: boolean; idleMs?: number },
  ) {
    const { keepAlive, idleMs = IDLE_MS } = options;
    super({ keepAlive, maxSockets: MAX_STREAMS, timeout: idleMs });
    this.#open = open;
  }

  /** Hands out a socket at once, so that the agent counts it while the port is still being opened. */
  override createConnection(options: RequestOptions): TLSSocket {
    const stream = new PortForwardStream(() => this.#open(this.#closed.signal));
    const { host, servername, ca, cert, key, rejectUnauthorized } = options;
    const socket = connect({
      host: host ?? undefined,
      servername,
      ca,
      cert,
      key,
      rejectUnauthorized,
      socket: stream,
    });
    stream.on('error', error => socket.destroy(error));
    socket.on('close', () => stream.destroy());
    return socket;
  }

  override destroy() {
    this.#closed.abort();
    super.destroy();
  }
}
