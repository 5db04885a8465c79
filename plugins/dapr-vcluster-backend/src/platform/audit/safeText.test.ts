import { safeError } from './safeError';
import { safeMeta, safeName, safeText } from './safeText';

describe('safeText', () => {
  it.each([
    ['a\nb\r\u001b[2K', 'a\\u000ab\\u000d\\u001b[2K'],
    ['a\u2028b\u0085c', 'a\\u2028b\\u0085c'],
    ['a\u202eb', 'a\\u202eb'],
    ['größe 1/2 ✓', 'größe 1/2 ✓'],
  ])('shows characters that could forge a line: %j', (text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it('is applied to every text of an event, however deep', () => {
    expect(
      safeMeta({ a: 'x\n', b: ['y\n', 1, null], c: { d: 'z\n', e: true } }),
    ).toEqual({
      a: 'x\\u000a',
      b: ['y\\u000a', 1, null],
      c: { d: 'z\\u000a', e: true },
    });
  });
});

describe('safeName', () => {
  it('cuts what is too long for a name, and omits what is no text', () => {
    expect(safeName('x'.repeat(100_000))).toBe(`${'x'.repeat(200)}…`);
    expect(safeName({ name: 'x' })).toBeUndefined();
  });
});

describe('safeError', () => {
  it('keeps name and message, and neither details nor the stack', () => {
    const error = Object.assign(new TypeError('a\nb'), {
      details: { value: 'c' },
    });
    expect(JSON.stringify(safeError(error))).not.toContain('c');
    expect(safeError(error)).toMatchObject({
      name: 'TypeError',
      message: 'a\\u000ab',
      stack: 'TypeError: a\\u000ab',
    });
  });
});
