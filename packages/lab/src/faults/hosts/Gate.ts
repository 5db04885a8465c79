import { connect, createServer, Server, Socket } from 'node:net';

/** What the way to a server does with whoever comes along it. */
type Manner = 'open' | 'closed' | 'silent';

/** The way to an API server: bytes pass as they are, TLS included, for as long as it is open. */
export class Gate {
  #server?: Server;
  #manner: Manner = 'open';
  readonly #sockets = new Set<Socket>();
  readonly port: number;
  readonly #target: number;

  constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
  }

  /** Lets everybody through, from now on. */
  async open(): Promise<void> {
    this.#manner = 'open';
    this.cut();
    if (this.#server) {
      return;
    }
    const server = createServer(socket => this.#pass(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.#server = server;
  }

  /** Refuses connections, and ends those there are. */
  async refuse(): Promise<void> {
    this.#manner = 'closed';
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.cut();
    await closed;
    this.#server = undefined;
  }

  /** Takes connections and never answers, after ending those there are: as behind a firewall that drops everything. */
  swallow(): void {
    this.#manner = 'silent';
    this.cut();
  }

  /** Ends all connections there are. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    this.#sockets.clear();
  }

  #pass(incoming: Socket): void {
    this.#keep(incoming);
    if (this.#manner !== 'open') {
      return;
    }
    const outgoing = connect(this.#target, '127.0.0.1');
    this.#keep(outgoing);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // The other side notices the end of this one; there is nobody to tell.
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
