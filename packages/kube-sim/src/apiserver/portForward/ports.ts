import { badRequest } from '../errors/errors';

/**
 * Ports of `?ports=8443&ports=80,81`, in the order of their channels.
 *
 * @throws ApiError 400 with the kubelet's sentence when there is none or one is no port
 */
export function readPorts(query: URLSearchParams): number[] {
  const values = query.getAll('ports');
  if (values.length === 0) {
    throw badRequest('query parameter "port" is required');
  }
  return values.flatMap(value => value.split(',').map(readPort));
}

function readPort(text: string): number {
  if (text === '') {
    throw badRequest('query parameter "port" cannot be empty');
  }
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw badRequest(`unable to parse "${text}" as a port`);
  }
  if (port < 1) {
    throw badRequest(`port "${text}" must be > 0`);
  }
  return port;
}
