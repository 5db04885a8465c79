import { parseFile } from './parse';

const object = (text: string) => `apiVersion: v1\nkind: X\n${text}\n`;

const read = (text: string) => parseFile({ path: 'a.yaml', text });

/** The value of `a` as sigs.k8s.io/yaml 1.6.0 reads it. */
it.each<[string, unknown]>([
  ['!!binary aGVsbG8=', 'hello'],
  ['!!binary "aGVsbG8="', 'hello'],
  ['!!binary |\n  aGVs\n  bG8=', 'hello'],
  ['!!binary w6k=', 'é'],
  ['!!binary /w==', '\ufffd'],
  ['!!binary', ''],
  ["'.inf'", '.inf'],
  ['!!str .nan', '.nan'],
  ['!!int "7"', 7],
  ['!!bool "yes"', true],
  ['!!null ~', null],
  ['!foo 1', '1'],
  ['"\\\\/ \\x41 \\u00e9"', '\\/ A é'],
  ['\n- b\t# c\n-  c', ['b', 'c']],
])('a: %s', (text, value) => {
  const { documents, findings } = read(object(`a: ${text}`));
  expect(findings).toEqual([]);
  expect(documents[0].value).toMatchObject({ a: value });
});

it.each<[string, RegExp]>([
  ['a: .inf', /\.inf and \.nan/],
  ['a: -.inf', /\.inf and \.nan/],
  ['a: .NaN', /\.inf and \.nan/],
  ['a: [.inf]', /\.inf and \.nan/],
  ['a: !!float .inf', /\.inf and \.nan/],
  ['a: &x .inf\nb: *x', /\.inf and \.nan/],
  ['a: !!binary "not base64!"', /!!binary/],
  ['a: !!int x', /!!int/],
  ['a: !!int 1.5', /!!int/],
  ['a: !!float', /!!float/],
  ['a: !!bool x', /!!bool/],
  ['a: !!null x', /!!null/],
  ['~: 1', /a key is/],
  ['? [a]\n: 1', /a key is/],
  ['a: "\\/"', /no escape/],
  ['a: "\\ud83d\\ude00"', /no escape/],
  ['a:\n-\tb', /a tab after the dash/],
  ['a:\n  -\t{ b: 1 }', /a tab after the dash/],
  ['a:\n- \tb: 1', /tab as indent/],
])('is an error, as for sigs.k8s.io/yaml: %s', (text, title) => {
  const { findings } = read(object(text));
  expect(findings).toMatchObject([
    { ruleId: 'yaml/syntax', title: expect.stringMatching(title) },
  ]);
});

it('is an error to ask for another version of YAML', () => {
  const findings = (version: string) =>
    read(`%YAML ${version}\n---\n${object('a: 1')}`).findings.length;
  expect(findings('1.1')).toBe(0);
  expect(findings('1.2')).toBe(1);
});

it.each(['a: .inf', '~: 1', 'a: "\\/"'])(
  'leaves files of other programs alone: %s',
  text => {
    expect(read(text).findings).toEqual([]);
  },
);

it('leaves JSON alone', () => {
  expect(
    read('{ "apiVersion": "v1", "kind": "X", "a": "\\/ \\ud83d\\ude00" }')
      .findings,
  ).toEqual([]);
});

it('names the line, and no value', () => {
  const { findings, lines } = read(object('a: 1\nb: !!int hunter2'));
  expect(lines.linePos(findings[0].offset).line).toBe(4);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});
