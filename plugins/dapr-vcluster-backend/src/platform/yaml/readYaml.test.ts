import { readYaml } from './readYaml';

const SECRET = 'hunter2-do-not-show';

describe('readYaml', () => {
  it('reads values as kubectl does', () => {
    const text = `mode: 0644
on: yes
day: 2024-01-01
time: "22:22"
port: 22:22
base: &base {a: 1}
copy: {<<: *base, b: 2}
`;
    expect(readYaml(text)).toEqual([
      {
        document: 0,
        line: 1,
        value: {
          mode: 420,
          true: true,
          day: '2024-01-01',
          time: '22:22',
          port: '22:22',
          base: { a: 1 },
          copy: { a: 1, b: 2 },
        },
      },
    ]);
  });

  it('reports the lines on which documents begin, and omits empty ones', () => {
    expect(readYaml('# only a comment\n---\n---\na: 1\n---\nb: 2\n')).toEqual([
      { document: 1, line: 4, value: { a: 1 } },
      { document: 2, line: 6, value: { b: 2 } },
    ]);
  });

  it.each([
    [`a: 1\nb: ${SECRET}: x\n`, /at line 2/],
    [`a: ${SECRET}\na: ${SECRET}\n`, /duplicate key at line 2, column 1/],
    [`a: [${SECRET}\nb: 1`, /at line 2/],
    [`a: *${SECRET}`, /unknown alias at line 1/],
    [`a: !!binary ${SECRET}`, /tag resolve failed at line 1/],
    [`a: "${SECRET}`, /at line 1/],
  ])('refuses %j with its place and without its text', (text, message) => {
    expect(() => readYaml(text)).toThrow(message);
    expect(() => readYaml(text)).not.toThrow(new RegExp(SECRET));
    expect(() => readYaml(text)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('refuses a text that grows when its aliases are resolved', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = Array(9).fill(`*l${level}`).join(', ');
      return `l${level + 1}: &l${level + 1} [${below}]`;
    });
    const text = ['l0: &l0 [x]', ...levels].join('\n');
    expect(() => readYaml(text)).toThrow(/too many aliases/);
  });

  it('refuses an alias of a value that contains it', () => {
    expect(() => readYaml('a: 1\n---\nb: &b {c: [*b]}')).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^manifests: an alias in the document at line 3 refers to a value that contains the alias/,
        ),
        details: {
          field: 'manifests',
          value: 'line 3',
          fix: expect.stringContaining('cannot contain itself'),
        },
      }),
    );
  });

  it.each([
    ['['.repeat(200_000), /nested more than 100 levels/],
    [
      Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      /nested too deeply at line/,
    ],
    ['a'.repeat(1_000_001), /more than 1000000 characters/],
  ])('refuses what would be slow to parse: %.20s', (text, message) => {
    expect(() => readYaml(text)).toThrow(message);
  });

  it('reads many keys in a time that grows with their number', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join(
      '\n',
    );
    const [{ value }] = readYaml(text);
    expect(Object.keys(value as object)).toHaveLength(20_000);
  });

  it('refuses too many documents', () => {
    expect(() => readYaml('a: 1\n---\n'.repeat(101))).toThrow(
      /more than 100 documents/,
    );
  });
});
