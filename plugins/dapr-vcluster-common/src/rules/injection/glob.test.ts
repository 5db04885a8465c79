import { globMatches } from './glob';

describe('globMatches', () => {
  it.each([
    ['vcluster-*', 'vcluster-team-a', true],
    ['vcluster-*', 'vcluster-', true],
    ['vcluster-*', 'my-vcluster-a', false],
    ['*', '', true],
    ['*', 'a/b', false],
    ['team-?', 'team-a', true],
    ['team-?', 'team-', false],
    ['team-[ab]', 'team-b', true],
    ['team-[a-c]', 'team-d', false],
    ['team-[^a-c]', 'team-d', true],
    ['te.m', 'team', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['[z-a]', 'm', false],
    ['', '', true],
    ['', 'a', false],
  ])('%s against %s is %s', (pattern, name, expected) => {
    expect(globMatches(pattern, name)).toBe(expected);
  });

  it.each(['[', 'a[', '[]', '[a', '[-a]', '[a-]', 'a\\', '[a\\'])(
    'refuses the malformed pattern %s',
    pattern => {
      expect(() => globMatches(pattern, 'a')).toThrow(
        `"${pattern}" is not a valid pattern`,
      );
    },
  );
});
