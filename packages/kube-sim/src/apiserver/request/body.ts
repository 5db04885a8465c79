import { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { ApiError } from '../errors/ApiError';
import { unsupportedMediaType } from '../errors/errors';

const ACCEPTED = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
];
const LIMIT_BYTES = 3 * 1024 * 1024;

/** Reads a request's body; throws 413 above Kubernetes' limit of 3 MiB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) {
      throw new ApiError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${LIMIT_BYTES}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The media type of a `Content-Type` header, without parameters. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0].trim().toLowerCase();
}

/** Parses a body as JSON or YAML by its content type; throws 415, also for what does not parse. */
export function parseBody(body: Buffer, contentType: string): unknown {
  const text = body.toString('utf8');
  try {
    if (contentType.endsWith('yaml')) {
      return parse(text);
    }
    if (contentType === '' || contentType.endsWith('json')) {
      return JSON.parse(text);
    }
  } catch {
    // answered below: what does not parse is of no known format to Kubernetes
  }
  throw unsupportedMediaType(ACCEPTED);
}
