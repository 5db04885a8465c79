import { Readable } from 'node:stream';
import { KubeError } from '../errors/KubeError';
import { toKubeError } from '../errors/toKubeError';

/**
 * Reads an answer to its end as UTF-8.
 *
 * @throws KubeError of reason `TooLarge` past `maxBytes`; the connection is dropped then.
 */
export async function readText(
  response: Readable,
  maxBytes = Infinity,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) {
        response.destroy();
        throw new KubeError({
          status: 0,
          reason: 'TooLarge',
          message: `the answer has more than ${maxBytes} bytes`,
        });
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw toKubeError(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Bytes of an answer as they arrive; a broken connection throws a KubeError, and leaving the loop drops it. */
export async function* readBytes(response: Readable): AsyncGenerator<Buffer> {
  try {
    yield* response as AsyncIterable<Buffer>;
  } catch (error) {
    throw toKubeError(error);
  } finally {
    response.destroy();
  }
}
