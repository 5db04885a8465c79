import { parse } from 'yaml';
import { aliasTrouble } from './aliases';

describe('aliasTrouble', () => {
  it('accepts repeated parts', () => {
    expect(aliasTrouble(parse('a: &a {b: 1}\nc: *a\nd: [*a, *a]'))).toBe(
      undefined,
    );
  });

  it.each(['&a [*a]', 'a: &a {b: {c: *a}}'])(
    'finds the value that contains itself in %s',
    text => {
      expect(aliasTrouble(parse(text))).toBe('cyclic');
    },
  );

  it('finds a small text that stands for a huge object', () => {
    const text = `a: &a ${'x'.repeat(30_000)}\nb: [${'*a,'.repeat(90)}]`;
    expect(aliasTrouble(parse(text))).toBe('too-large');
  });
});
