import fc from 'fast-check';
import { parse } from 'yaml';
import { parseFile } from './parse';
import { offsetOf, positionOf } from './locate';

const read = (text: string) => parseFile({ path: 'a.yaml', text });

describe('lines that begin further to the left than the parser wants', () => {
  it.each([
    ['a list', 'a:\n  b: [\n  { c: 1 }\n  ]\n', { a: { b: [{ c: 1 }] } }],
    ['at the margin', 'a:\n  b: [\n1,\n2 ]\n', { a: { b: [1, 2] } }],
    [
      'in a list',
      'a:\n- b: {\n  c: 1,\n  d: [\n  2 ] }\n',
      { a: [{ b: { c: 1, d: [2] } }] },
    ],
    [
      'a text in quotes',
      "a:\n  - b: 'one\n  two\n  it''s'\n    c: 1\n",
      { a: [{ b: "one two it's", c: 1 }] },
    ],
    [
      'brackets in quotes',
      'a:\n  b: [\n  "]", # ]\n  \'[\' ]\n',
      { a: { b: [']', '['] } },
    ],
    [
      'two documents',
      'a:\n  b: [\n  1 ]\n---\na:\n  b: [\n  2 ]\n',
      { a: { b: [1] } },
    ],
  ])('are read: %s', (_, text, expected) => {
    const { documents, findings } = read(text);
    expect(findings).toEqual([]);
    expect(documents[0].value).toEqual(expected);
  });

  it('keep their place', () => {
    const { documents, lines } = read('a:\n  b: [\n  { c: 1 }\n  ]\nd: 2\n');
    const at = (...path: Array<string | number>) =>
      positionOf(lines, offsetOf(documents[0].node, path));
    expect(at('a', 'b', 0, 'c')).toEqual({ line: 3, column: 5 });
    expect(at('d')).toEqual({ line: 5, column: 1 });
  });

  it('are errors where nothing closes', () => {
    expect(read('a:\n  b: [\n  1\nc: 2').findings).toMatchObject([
      { ruleId: 'yaml/syntax' },
    ]);
  });

  it('end, and change no text that the parser reads as it is', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom(
              'a: ',
              '[',
              ']',
              '{',
              '}',
              '"',
              "'",
              ',',
              '\n',
              '  ',
              '- ',
              '#',
              'x',
            ),
            {
              maxLength: 60,
            },
          )
          .map(parts => parts.join('')),
        text => {
          const { documents, findings } = read(text);
          if (findings.length > 0 || documents.length !== 1) {
            return;
          }
          let plain: unknown;
          try {
            plain = parse(text, {
              version: '1.1',
              uniqueKeys: false,
              logLevel: 'error',
            });
          } catch {
            return;
          }
          expect(documents[0].value).toEqual(plain);
        },
      ),
      { numRuns: 500 },
    );
  });
});
