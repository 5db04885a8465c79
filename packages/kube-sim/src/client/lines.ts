import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** The lines of a stream as they arrive. An error of the stream is thrown to the reader. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(line => line !== '');
  }
  if (rest) {
    yield rest;
  }
}
