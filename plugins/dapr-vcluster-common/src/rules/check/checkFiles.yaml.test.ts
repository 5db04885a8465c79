import { store } from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';

describe('checkFiles, on YAML and shape', () => {
  const { rules } = useCheck();

  it.each([
    ['broken YAML', 'a: [1', '1:yaml/syntax:undefined'],
    ['a tab', 'a:\n\tb: 1', '2:yaml/syntax:undefined'],
    [
      'a key twice',
      store('  version: v1\n'),
      '11:yaml/duplicate-key:undefined',
    ],
    ['a list', '- 1', '1:yaml/object:undefined'],
    ['a map of something else', 'a: 1', '1:yaml/object:undefined'],
    ['an unknown alias', 'kind: *nothing', '1:yaml/aliases:undefined'],
    [
      'a masked text without quotes',
      'a: &a { b: 1 }\nc: *a\nkey: ********',
      '3:yaml/aliases:undefined',
    ],
    [
      'a zero-width space',
      store().replace('redisHost', 'redis\u200bHost'),
      '9:yaml/unicode:undefined',
    ],
    ['too much', 'a: 1\n'.repeat(300_000), '1:yaml/size:undefined'],
    ['too many documents', '---\na: 1\n'.repeat(101), '1:yaml/size:undefined'],
    [
      'deep nesting',
      `a: ${'['.repeat(150)}${']'.repeat(150)}`,
      '1:yaml/size:undefined',
    ],
    ['very deep nesting', '['.repeat(50_000), '1:yaml/size:undefined'],
    ['deep blocks', `a:\n${'- '.repeat(150)}x`, '2:yaml/size:undefined'],
    [
      'scopes below spec',
      store().replace('scopes: [app]', '  scopes: [app]'),
      '11:shape/unknown:spec.scopes',
    ],
    [
      'no version',
      store().replace('  version: v1\n', ''),
      '4:shape/required:spec.version',
    ],
    [
      'a scope that is no text',
      store().replace('[app]', '[7]'),
      '11:shape/type:scopes[0]',
    ],
  ])('reports %s', (_, text, expected) => {
    expect(rules(text)).toContain(expected);
  });

  it('refuses an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
    );
    expect(rules(levels.join('\n'))).toEqual(['1:yaml/aliases:undefined']);
  });

  it('leaves open what another program fills in, and says so once', () => {
    const text = store()
      .replace('name: store', 'name: "${NAME}"')
      .replace('redis-master:6379', '${REDIS_HOST:=redis}')
      .replace(
        '  metadata:\n',
        '  metadata:\n    - { name: maxRetries, value: "${RETRIES}" }\n    - { name: redisPassword, value: "${PASSWORD}" }\n',
      );
    expect(rules(text)).toEqual([
      '1:yaml/template:undefined',
      '10:G3:spec.metadata[1].value',
    ]);
    expect(rules(text.replace('${NAME}', '$NAME'))).toContain(
      '3:shape/value:metadata.name',
    );
  });
});
