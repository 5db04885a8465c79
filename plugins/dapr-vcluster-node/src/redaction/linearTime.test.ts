import shapes from './tokenShapes.data.json';
import { holdsCredentials, redactText } from './redactText';

const SIZE = 64 * 1024;
const repeat = (text: string, size = SIZE) =>
  text.repeat(Math.ceil(size / text.length)).slice(0, size);

/** The words that the rules of gitleaks are looked for by. */
const WORDS = shapes.shapes.flatMap(([, words]) => words).join(' ');

/** Inputs that make patterns with overlapping repetitions slow. */
const WORST: Array<[string, (size: number) => string]> = [
  ['://:::…', size => `://${repeat(':', size)}`],
  ['://@@@…', size => `://${repeat('@', size)}`],
  ['a://b:@…', size => repeat('a://b:@', size)],
  ['a://b:c:d…', size => repeat('a://b:c:', size)],
  ['@tcp(…', size => repeat('@tcp(', size)],
  ['a:@(…', size => repeat('a:@(', size)],
  ['eyJ-…', size => repeat('eyJ-', size)],
  ['eyJa.…', size => repeat('eyJaaaaaa.', size)],
  ['password…', size => repeat('password', size)],
  ['password=…', size => repeat('password=', size)],
  ['password="…', size => repeat('password="', size)],
  ['password:\\"…', size => repeat('password:\\"', size)],
  ['password="\\\\\\…', size => `password="${repeat('\\', size)}`],
  ['"password": "\\"\\"…', size => `"password": "${repeat('\\"', size)}`],
  ['token: token: …', size => repeat('token: ', size)],
  ['token: | …', size => repeat('token: |\n ', size)],
  ['=========', size => repeat('=', size)],
  ['blanks before =', size => `password${repeat(' ', size)}=x`],
  ['blanks after =', size => `password=${repeat(' ', size)}x`],
  ['AUTH a  …', size => repeat(`AUTH a${' '.repeat(40)}`, size)],
  ['AUTH AUTH …', size => repeat('AUTH ', size)],
  ['AUTH a a …', size => repeat('AUTH a1 ', size)],
  ['MIGRATE AUTH …', size => repeat('MIGRATE a AUTH ', size)],
  ['AUTH\\r\\n …', size => repeat('AUTH\\r\\n$1\\r\\n', size)],
  ['requirepass …', size => repeat('requirepass ', size)],
  ['sentinel set …', size => repeat('sentinel set a ', size)],
  ['user a a …', size => repeat('user a ', size)],
  ['user aaa…', size => repeat(`user ${'a'.repeat(60)} `, size)],
  [':x-oauth-basic@…', size => repeat(':x-oauth-basic@', size)],
  ['%3ax-oauth-basic%40…', size => repeat('%3ax-oauth-basic%40', size)],
  ['bearer     …', size => `bearer${repeat(' ', size)}`],
  ['bearer bearer …', size => repeat('bearer ', size)],
  ['-----BEGIN …', size => repeat('-----BEGIN A', size)],
  ['BEGIN PRIVATE KEY …', size => repeat('-----BEGIN PRIVATE KEY-----', size)],
  ['sk-sk-sk-…', size => repeat('sk-', size)],
  ['key-0key-0…', size => repeat('key-0', size)],
  ['?sig=?sig=…', size => repeat('?sig=', size)],
  ['invalid port ":…', size => repeat('invalid port ":', size)],
  ['value: value: …', size => repeat('value: ', size)],
  ['name: value: …', size => repeat('name: a value: ', size)],
  ['"value":{…', size => repeat('"value":{', size)],
  ['password: { password: {…', size => repeat('password: { ', size)],
  ['password password …', size => repeat('password ', size)],
  ['password="," …', size => repeat('password","', size)],
  ['<a><a>…', size => repeat('<password>', size)],
  ['curl -u curl -u …', size => repeat('curl -u ', size)],
  ['mysql mysql …', size => repeat('mysql ', size)],
  ['redis-cli …', size => repeat('redis-cli -', size)],
  ['docker login docker login …', size => repeat('docker login ', size)],
  [
    'docker docker … login login',
    size => repeat('docker ', size) + repeat('login ', size),
  ],
  ['az login az login …', size => repeat('az login ', size)],
  ['rabbitmqctl add_user …', size => repeat('rabbitmqctl add_user ', size)],
  ['cqlsh cqlsh …', size => repeat('cqlsh ', size)],
  ['vault login aaa…', size => repeat('vault login aaaaaaaa', size)],
  ['AUTH PLAIN aaa…', size => repeat('AUTH PLAIN aaaaaaaaaaaaaaaa', size)],
  ['a/a@a/a@…', size => repeat('a/a@', size)],
  ['a.a.a/a', size => repeat('a.a/ ', size)],
  ["network 'a:…", size => repeat("default addr for network 'a:a", size)],
  ['://a1a1…@', size => `://${repeat('a1', size)}@`],
  ['://a1a1a1a1@…', size => repeat('://a1a1a1a1@', size)],
  ['sqlplus a/…', size => repeat('sqlplus a/', size)],
  ['password: !!…', size => `password: ${repeat('!!a ', size)}`],
  ['password={…', size => repeat('password={', size)],
  ['password%3D…', size => repeat('password%3D', size)],
  ['code=&code=…', size => repeat('code=aaaaaaaa', size)],
  ['discord…', size => repeat('https://discord.com/api/webhooks/1', size)],
  ['base64', size => repeat('Aa0+', size)],
  ['every word of gitleaks', size => repeat(WORDS, size)],
  ['one word', size => repeat('a', size)],
  ['one word of capitals', size => repeat('A', size)],
  ['dots', size => repeat('.', size)],
];

/** Least processor time of several tries, in milliseconds: other work on the machine does not count. */
function timeOf(text: string, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const start = process.cpuUsage();
    redactText(text);
    holdsCredentials(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe.each(WORST)('redaction of 64 kB of %s', (_, make) => {
  it('takes less than 200 ms per pass', () => {
    // Both functions are measured. An idle machine needs a fifth of it at most; neighbours on the same core slow down even
    // processor time.
    expect(timeOf(make(SIZE))).toBeLessThan(2 * 200);
  });

  it('takes time that grows linearly', () => {
    const small = timeOf(make(SIZE));
    const large = timeOf(make(8 * SIZE), 2);
    // Eight times the text; a quadratic pattern would need 64 times as long. Very short times are noise.
    expect(large).toBeLessThan(Math.max(40 * small, 200));
  });
});
