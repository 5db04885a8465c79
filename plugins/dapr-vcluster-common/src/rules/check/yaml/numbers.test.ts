import { parseDocument } from 'yaml';
import { KUBERNETES_YAML } from './kubernetesYaml';

const read = (text: string): unknown =>
  parseDocument(`a: ${text}\n`, KUBERNETES_YAML).toJS().a;

describe('numbers as sigs.k8s.io/yaml 1.6.0 reads them', () => {
  it.each<[string, unknown]>([
    ['0o1', 1],
    ['0o17', 15],
    ['-0o7', -7],
    ['0o_1', 1],
    ['0o8', '0o8'],
    ['0x1F', 31],
    ['0X1F', 31],
    ['-0x1F', -31],
    ['0x', '0x'],
    ['0x1p4', '0x1p4'],
    ['0xFFFFFFFFFFFFFFFF', 0xffffffffffffffff],
    ['0xFFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFFF'],
    ['0b101', 5],
    ['0B1', 1],
    ['0b2', '0b2'],
    ['017', 15],
    ['08', 8],
    ['00', 0],
    ['0777777777777777777777777', 777777777777777777777777],
    ['1_000', 1000],
    ['_1', '_1'],
    ['-_1', -1],
    ['1e3', 1000],
    ['1.e3', 1000],
    ['.5', 0.5],
    ['.5_0', '.5_0'],
    ['+.5', 0.5],
    ['5.', 5],
    ['685.230_15e+03', 685230.15],
    ['1e400', '1e400'],
    ['e3', 'e3'],
    ['.', '.'],
    ['1.2.3', '1.2.3'],
    ['1:30', '1:30'],
    ['20:30.15', '20:30.15'],
    ['2001-12-14', '2001-12-14'],
    ['!!float 1', 1],
    ['!!str 1', '1'],
    ['yes', true],
    ['On', true],
    ['off', false],
    ['y', true],
    ['N', false],
    ['tRUE', 'tRUE'],
    ['~', null],
    ['nUll', 'nUll'],
  ])('%s', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  it('writes a number as it was, and a changed one as it is now', () => {
    const document = parseDocument(
      'a: 0o17\nb: 1.0\nc: 0x1F\n',
      KUBERNETES_YAML,
    );
    document.setIn(['c'], 5);
    document.setIn(['d'], 0.5);
    expect(document.toString()).toBe('a: 0o17\nb: 1.0\nc: 5\nd: 0.5\n');
  });

  it('puts a text in quotes that would be read as a number', () => {
    const document = parseDocument('{}', KUBERNETES_YAML);
    document.setIn(['a'], '0o17');
    document.setIn(['b'], '1.2.3');
    expect(document.toString()).toBe('{ a: "0o17", b: 1.2.3 }\n');
  });

  it('takes no time over many digits', () => {
    const started = performance.now();
    expect(read(`0x${'F'.repeat(200_000)}`)).toHaveLength(200_002);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
