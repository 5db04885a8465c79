import tls, { SecureContext, TLSSocket } from 'node:tls';

/** How long connecting may take; a call's own limit counts too. */
const CONNECT_MS = 10_000;

/**
 * `h2` and `http/1.1` as TLS writes them. Node.js keeps an array of names in a buffer that it shares with others: each
 * connection would hold on to 64 kB. Of a view it takes a copy of its own.
 */
const PROTOCOLS = new DataView(
  new TextEncoder().encode('\u0002h2\u0008http/1.1').buffer,
);

/** What a connection needs to know of TLS. */
export type LinkSecurity = {
  context: SecureContext;
  servername?: string;
  rejectUnauthorized?: boolean;
};

/** Opens a TLS connection that offers HTTP/2; it may have broken again by the time the caller has it. */
export function connectTls(
  server: URL,
  security: LinkSecurity,
): Promise<TLSSocket> {
  const host = server.hostname.replace(/^\[(.*)\]$/, '$1');
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host,
      port: Number(server.port || 443),
      secureContext: security.context,
      rejectUnauthorized: security.rejectUnauthorized,
      // Addresses are no server names; their certificate is checked all the same.
      ...(security.servername || !isAddress(host)
        ? { servername: security.servername ?? host }
        : {}),
      ALPNProtocols: PROTOCOLS,
      noDelay: true,
    } as tls.ConnectionOptions);
    const late = Object.assign(new Error(), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => socket.destroy(late), CONNECT_MS);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    const closed = () => failed(connectionReset());
    socket.once('error', failed);
    socket.once('close', closed);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      // The HTTP/2 session adds its own listener only later.
      socket.on('error', ignore);
      socket.off('error', failed);
      socket.off('close', closed);
      resolve(socket);
    });
  });
}

/** The error of a connection that the server has broken off. */
export function connectionReset(): Error {
  return Object.assign(new Error(), { code: 'ECONNRESET' });
}

function ignore(): void {}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}
