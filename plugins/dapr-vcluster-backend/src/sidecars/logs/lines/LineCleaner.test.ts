import { createRedactor } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { LineCleaner } from './LineCleaner';

const VALUE = 'blue canary';

function cleaned(texts: string[], cut = false): string[] {
  const cleaner = new LineCleaner(createRedactor([VALUE]));
  return texts.map(text => cleaner.clean({ text, cut }).text);
}

const BODY = 'A'.repeat(64);

it('separates the timestamp from the text', () => {
  const cleaner = new LineCleaner(createRedactor());
  const clean = (text: string) => cleaner.clean({ text, cut: false });
  expect(clean('2026-11-21T00:10:18.5Z up')).toEqual({
    at: '2026-11-21T00:10:18.5Z',
    text: 'up',
    cut: false,
  });
  expect(clean('2026-11-21T00:10:18.5+01:00 ')).toMatchObject({ text: '' });
  expect(clean('up')).toEqual({ text: 'up', cut: false });
});

it('hides secrets between control sequences', () => {
  expect(
    cleaned([
      '\u001b[36mpassword=\u001b[0mgeheim\u001b[0m',
      'blue\u001b[1m canary',
      'a\tb\u0000c\r',
    ]),
  ).toEqual(['password=[hidden]', '[hidden]', 'a\tbc']);
});

it('hides a private key of several lines, and goes on after it', () => {
  expect(
    cleaned([
      'key: -----BEGIN RSA PRIVATE KEY-----',
      'short',
      'line',
      '-----END RSA PRIVATE KEY----- and on',
      'after',
    ]),
  ).toEqual([
    'key: [hidden]',
    '[hidden]',
    '[hidden]',
    '[hidden] and on',
    'after',
  ]);
});

it('hides a key whose beginning was skipped, or is older than the log', () => {
  const cleaner = new LineCleaner(createRedactor());
  cleaner.pass({ text: '-----BEGIN PRIVATE KEY-----', cut: false });
  expect(cleaner.clean({ text: 'short', cut: false }).text).toBe('[hidden]');
  expect(cleaned([BODY, `${BODY} words`])).toEqual([
    '[hidden]',
    `${BODY} words`,
  ]);
});

it('shows lines again after a text that only mentions a key', () => {
  const lines = ['-----BEGIN PRIVATE KEY-----', ...Array(200).fill('word')];
  expect(cleaned(lines).at(-1)).toBe('word');
});

it('hides the rest of a secret that was cut', () => {
  const filler = '=secret '.repeat(700);
  const text = `${filler}${'words '.repeat(100)}${VALUE.slice(0, -2)}`;
  const [shown] = cleaned([text], true);
  expect(shown).toContain('words');
  expect(shown).not.toContain('blue');
});

it('uses new values from the next line on', () => {
  const cleaner = new LineCleaner(createRedactor());
  cleaner.use(createRedactor(['new word']));
  expect(cleaner.clean({ text: 'a new word', cut: false }).text).toBe(
    'a [hidden]',
  );
});
