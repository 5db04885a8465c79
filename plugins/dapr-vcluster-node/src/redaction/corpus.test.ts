import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRedactor, redactText } from './redactText';
import { HARMLESS } from './testdata/harmless';
import { SECRET, SECRET_SHAPES, TOKENS } from './testdata/secretShapes';

const LOGS = resolve(
  __dirname,
  '../../../dapr-vcluster-backend/src/sidecars/diagnosis/testdata',
);

/** Lines that real sidecars wrote; none contains a secret. */
function recordedLines(): string[] {
  const lines = readdirSync(LOGS)
    .filter(file => file.startsWith('log-'))
    .flatMap(file => readFileSync(join(LOGS, file), 'utf8').split('\n'))
    .filter(line => line.trim() !== '');
  return [...new Set(lines)];
}

describe('redactText', () => {
  it('is tried on at least 200 texts with secrets and 200 without', () => {
    const shapes = SECRET_SHAPES.flatMap(({ texts }) => texts);
    expect(new Set([...shapes, ...TOKENS]).size).toBeGreaterThanOrEqual(200);
    expect(recordedLines().length + HARMLESS.length).toBeGreaterThanOrEqual(
      200,
    );
  });

  describe.each(SECRET_SHAPES)('$group', ({ texts }) => {
    it.each(texts)('hides the secret in %s', text => {
      const redacted = redactText(text);
      expect(redacted).not.toContain('Gr3en');
      expect(redacted).not.toContain(btoa(`user:${SECRET}`).slice(4, 16));
    });
  });

  it.each(TOKENS)('hides %s wherever it is', token => {
    const redacted = redactText(`cannot use ${token}, giving up`);
    expect(redacted).not.toContain(token.slice(8, 24));
    expect(redacted).toMatch(/^cannot use .*giving up$/s);
  });

  it.each(HARMLESS)('leaves %s as it is', line => {
    expect(redactText(line)).toBe(line);
  });

  it('leaves what real sidecars write as it is', () => {
    expect(recordedLines().filter(line => redactText(line) !== line)).toEqual(
      [],
    );
  });

  it.each<[string, (value: string) => string]>([
    ['as it is', value => value],
    ['in JSON', value => JSON.stringify({ x: value })],
    [
      'in JSON that Go wrote',
      value =>
        JSON.stringify({ x: value })
          .replace(/&/g, '\\u0026')
          .replace(/</g, '\\u003c')
          .replace(/>/g, '\\u003e'),
    ],
    ['in a URL', value => `x=${encodeURIComponent(value)}`],
    [
      'in a URL with codes in lower case',
      value =>
        encodeURIComponent(value).replace(/%../g, code => code.toLowerCase()),
    ],
    ['in a form', value => new URLSearchParams({ x: value }).toString()],
    ['in base64', value => btoa(value)],
    ['in URL-safe base64', value => Buffer.from(value).toString('base64url')],
    ['in base64 after a name', value => btoa(`u:${value}`)],
    ['in base64 after a longer name', value => btoa(`us:${value}`)],
    ['in base64 after a name of three letters', value => btoa(`usr:${value}`)],
    ['in hexadecimal', value => Buffer.from(value).toString('hex')],
  ])('hides a known value %s', (_, write) => {
    const value = '<p&ss?"wörd\\{1}>~~>>';
    const bytes = Buffer.from(value).toString('latin1');
    const text = /base64 after|in base64/.test(_) ? write(bytes) : write(value);
    const redacted = createRedactor([value])(`got ${text} end`);
    expect(redacted).toContain('[hidden]');
    expect(redacted.length).toBeLessThan('got [hidden] end'.length + 20);
  });
});
