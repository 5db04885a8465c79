import { createRedactor } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { LineCleaner } from './LineCleaner';
import { RawLine, splitLines } from './splitLines';

async function linesOf(
  chunks: (string | Buffer)[],
  longest?: number,
): Promise<RawLine[]> {
  async function* bytes() {
    for (const chunk of chunks) {
      yield Buffer.from(chunk);
    }
  }
  const lines: RawLine[] = [];
  for await (const batch of splitLines(bytes(), longest)) {
    lines.push(...batch);
  }
  return lines;
}

const texts = (lines: RawLine[]) => lines.map(({ text }) => text);

describe('splitLines', () => {
  it('joins the parts of a line, also of the last one without a line break', async () => {
    expect(texts(await linesOf(['on', 'e\ntwo\n', '', '\nth', 'ree']))).toEqual(
      ['one', 'two', '', 'three'],
    );
  });

  it('joins the bytes of a character', async () => {
    const [first, second] = [
      Buffer.from('ü').subarray(0, 1),
      Buffer.from('ü').subarray(1),
    ];
    expect(texts(await linesOf([first, second, '\n']))).toEqual(['ü']);
  });

  it('cuts a line that is too long, and goes on with the next one', async () => {
    const chunks = Array.from({ length: 100 }, () => 'x'.repeat(1_000));
    const lines = await linesOf([...chunks, '\nnext\n'], 1_500);
    expect(lines).toEqual([
      { text: 'x'.repeat(1_500), cut: true },
      { text: 'next', cut: false },
    ]);
  });

  it('hides a secret wherever its bytes were cut', async () => {
    const text = 'a blue canary b\n';
    for (let at = 1; at < text.length; at++) {
      const [line] = await linesOf([text.slice(0, at), text.slice(at)]);
      const cleaner = new LineCleaner(createRedactor(['blue canary']));
      expect(cleaner.clean(line).text).toBe('a [hidden] b');
    }
  });
});
