import { StringDecoder } from 'node:string_decoder';

/** A line before anything was hidden. `cut`: it went on, but no more of it was kept. */
export type RawLine = { text: string; cut: boolean };

/** Characters kept of a line; what shows of it later is much less. */
export const MAX_RAW_LENGTH = 64 * 1024;

/**
 * Lines of a log, all that arrived together at once. A line comes whole, however its bytes were cut on the way: nothing
 * can be hidden in a half. Memory stays bounded whatever the length of a line.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  longest = MAX_RAW_LENGTH,
): AsyncGenerator<RawLine[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let cut = false;
  const keep = (text: string) => {
    cut ||= rest.length + text.length > longest;
    rest += text.slice(0, longest - rest.length);
  };
  const take = (): RawLine => {
    const line = { text: rest, cut };
    rest = '';
    cut = false;
    return line;
  };
  for await (const chunk of chunks) {
    const pieces = decoder.write(chunk).split('\n');
    const last = pieces.pop() ?? '';
    const lines = pieces.map(piece => {
      keep(piece);
      return take();
    });
    keep(last);
    if (lines.length > 0) {
      yield lines;
    }
  }
  keep(decoder.end());
  if (rest !== '') {
    yield [take()];
  }
}
