import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Name of the API server that asks, as in the certificate that it shows. */
export function askerOf({ socket }: IncomingMessage): string {
  const { subject } = (socket as TLSSocket).getPeerCertificate();
  return String(subject?.CN ?? '');
}
