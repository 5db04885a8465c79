import { connect, createServer, Server, Socket } from 'node:net';

/** An address to listen on or to connect to. */
export type Endpoint = { host: string; port: number };

/** Forwards TCP connections while it is open; while it is not, its address refuses them. */
export class Forwarder {
  #server?: Server;
  readonly #connections = new Set<Socket>();
  readonly #from: Endpoint;
  readonly #to: Endpoint;

  constructor(from: Endpoint, to: Endpoint) {
    this.#from = from;
    this.#to = to;
  }

  /**
   * Takes connections from now on; nothing happens when it does already.
   *
   * @throws Error of the listening socket, for example when the address is taken.
   */
  async open(): Promise<void> {
    if (this.#server) {
      return;
    }
    const server = createServer(incoming => this.#forward(incoming));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#from, resolve);
    });
    this.#server = server;
  }

  /** Refuses connections from now on, and cuts those that are there. */
  async close(): Promise<void> {
    const server = this.#server;
    if (!server) {
      return;
    }
    this.#server = undefined;
    const closed = new Promise(resolve => server.close(resolve));
    this.#connections.forEach(socket => socket.destroy());
    await closed;
  }

  #forward(incoming: Socket) {
    const outgoing = connect(this.#to);
    incoming.pipe(outgoing).pipe(incoming);
    this.#connections.add(incoming);
    // One side gone means the connection is over; there is nobody to tell.
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
    incoming.on('close', () => {
      this.#connections.delete(incoming);
      outgoing.destroy();
    });
  }
}
