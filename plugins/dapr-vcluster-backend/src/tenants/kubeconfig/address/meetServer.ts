import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** Whether a server has shown a certificate of the CA for the name in its address; else why not. */
export type Meeting =
  | { result: 'verified' }
  | { result: 'other-certificate' | 'unreachable'; why: string };

/** Codes of errors from before there is a certificate. */
const UNREACHABLE = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Opens a TLS connection and closes it once the certificate has been checked; nothing is sent on it.
 *
 * @param server - an https URL
 * @param ca - CA certificate, PEM
 */
export function meetServer(
  server: string,
  ca: Buffer,
  { timeoutMs = 3_000 }: { timeoutMs?: number } = {},
): Promise<Meeting> {
  const { hostname, port } = new URL(server);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return new Promise(resolve => {
    const socket = connect({
      host,
      port: Number(port || 443),
      ca,
      ...(isIP(host) === 0 && { servername: host }),
    });
    const end = (meeting: Meeting) => {
      socket.destroy();
      resolve(meeting);
    };
    socket.setTimeout(timeoutMs, () =>
      end({ result: 'unreachable', why: 'it does not answer' }),
    );
    socket.once('secureConnect', () => end({ result: 'verified' }));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const { code = '', message } = error;
      end({
        result: UNREACHABLE.has(code) ? 'unreachable' : 'other-certificate',
        why: UNREACHABLE.has(code) ? code : message,
      });
    });
  });
}
