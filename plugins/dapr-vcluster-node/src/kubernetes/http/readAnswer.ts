import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
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

/** Lines of an answer as they arrive, empty ones left out; a broken connection throws a KubeError. */
export async function* readLines(response: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(line => line !== '');
    }
  } catch (error) {
    throw toKubeError(error);
  }
  if (rest) {
    yield rest;
  }
}
