import { createServer, Server } from 'node:https';
import { createSecureServer } from 'node:http2';
import { AddressInfo, Socket } from 'node:net';
import { KeyPair } from '../tls/CertificateAuthority';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';

/** A listening HTTPS server. */
export type Listener = {
  port: number;
  /** Resets every open connection. */
  dropConnections(): void;
  close(): Promise<void>;
};

/**
 * Listens on 127.0.0.1.
 * @param refuses - asked for each new connection; true resets it
 */
export async function listen(options: {
  port: number;
  pair: KeyPair;
  /** Speaks HTTP/2 with clients that ask for it. */
  http2?: boolean;
  refuses: () => boolean;
  onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Without it, requests to upgrade a connection are requests like any other. */
  onUpgrade?: (
    request: IncomingMessage,
    connection: Duplex,
    head: Buffer,
  ) => void;
}): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = serverOf(options);
  if (options.onUpgrade) {
    server.on('upgrade', options.onUpgrade);
  }
  // watches stay open for long, and clients keep their connections
  server.requestTimeout = 0;
  server.keepAliveTimeout = 75_000;
  server.on('connection', connection => {
    const socket = connection as Socket;
    if (options.refuses()) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // a client that breaks off its handshake is no business of the server's
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const dropConnections = () =>
    sockets.forEach(socket => socket.resetAndDestroy());
  return {
    port: (server.address() as AddressInfo).port,
    dropConnections,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        dropConnections();
      }),
  };
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

function serverOf({
  pair,
  http2,
  onRequest,
}: {
  pair: KeyPair;
  http2?: boolean;
  onRequest: Answering;
}): Server {
  const tls = { key: pair.keyPem, cert: pair.certPem };
  if (!http2) {
    return createServer(tls, onRequest);
  }
  const server = createSecureServer({ ...tls, allowHTTP1: true });
  // What both kinds of requests and answers have in common is all that is used.
  server.on('request', onRequest as unknown as Parameters<typeof server.on>[1]);
  // A client that breaks off is no business of the server's.
  server.on('sessionError', () => undefined);
  return server as unknown as Server;
}
