import fc from 'fast-check';
import { backendsIn, isAllowedBackend } from '../guardrails';
import { deniedHost } from './deniedHost';
import { normalizeHost, splitHostPort } from './normalizeHost';

/** Ways of writing one number of an IPv4 address. */
const part = (value: number) =>
  fc.constantFrom(
    `${value}`,
    `0x${value.toString(16)}`,
    `0X${value.toString(16).toUpperCase()}`,
    `0${value.toString(8)}`,
  );

/** Ways of writing one IPv4 address. */
const spelling = (bytes: number[]): fc.Arbitrary<string> => {
  const [a, b, c, d] = bytes;
  const dotted = bytes.join('.');
  const low = c * 256 + d;
  const hex = [a * 256 + b, low].map(each => each.toString(16)).join(':');
  const numbers = (...values: number[]) =>
    fc.tuple(...values.map(part)).map(parts => parts.join('.'));
  return fc
    .oneof(
      numbers(a, b, c, d),
      numbers(a, b, low),
      numbers(a, b * 65_536 + low),
      part(((a * 256 + b) * 256 + c) * 256 + d),
      fc.constantFrom(
        `[::ffff:${dotted}]`,
        `[::FFFF:${hex}]`,
        `[0:0:0:0:0:ffff:${hex}]`,
        `[64:ff9b::${hex}]`,
        `[::ffff:${dotted}%25eth0]`,
        dotted.replaceAll('.', '\u3002'),
        dotted.replaceAll('.', '%2e'),
      ),
    )
    .chain(text =>
      text.startsWith('[')
        ? fc.constant(text)
        : fc.constantFrom(text, `${text}.`),
    );
};

const withSpelling = (bytes: fc.Arbitrary<number[]>) =>
  bytes.chain(each =>
    spelling(each).map(text => ({ dotted: each.join('.'), text })),
  );
const byte = fc.integer({ min: 0, max: 255 });
const publicAddress = withSpelling(
  fc.tuple(fc.integer({ min: 1, max: 99 }), byte, byte, byte),
);
const linkLocal = withSpelling(
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
);
const around = fc.constantFrom(
  (host: string) => `http://${host}/latest`,
  (host: string) => `HTTP://${host}:80?x=y`,
  (host: string) => `redis://redis.example.com:6379@${host}:6379`,
  (host: string) => `user:word@tcp(${host}:3306)/db`,
  (host: string) => `redis:6379,${host}:6379`,
);

describe('normalizeHost', () => {
  it('gives every spelling of an IPv4 address the same form', () => {
    fc.assert(
      fc.property(publicAddress, ({ dotted, text }) => {
        expect(normalizeHost(text)).toBe(dotted);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Redis.Team-A.SVC.', 'redis.team-a.svc'],
    ['[FE80:0:0::1%eth0]', '[fe80::1]'],
    ['fe80::1', '[fe80::1]'],
    ['::1', '[::1]'],
    ['6379x', '6379x'],
    ['1.2.3.4.5', '1.2.3.4.5'],
  ])('writes %s as %s', (text, expected) => {
    expect(normalizeHost(text)).toBe(expected);
  });

  it('takes time that grows with the text only', () => {
    const started = process.cpuUsage().user;
    for (const text of ['.', '%', ':', '[', '0x', '1.', '@']) {
      const long = text.repeat(64_000 / text.length);
      normalizeHost(`${long}x`);
      deniedHost(`${long}x`, true);
    }
    expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
  });
});

describe('splitHostPort', () => {
  it.each([
    ['redis:6379', { host: 'redis', port: '6379' }],
    ['redis', { host: 'redis' }],
    ['redis:', { host: 'redis' }],
    ['[::1]:80', { host: '[::1]', port: '80' }],
    ['::1', { host: '::1' }],
  ])('splits %s', (text, expected) => {
    expect(splitHostPort(text)).toEqual(expected);
  });
});

describe('deniedHost', () => {
  it('finds a link-local address however it is written and whatever is around it', () => {
    fc.assert(
      fc.property(linkLocal, around, ({ dotted, text }, address) => {
        expect(deniedHost(address(text), true)).toBe(dotted);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts other addresses however they are written', () => {
    fc.assert(
      fc.property(publicAddress, around, ({ text }, address) => {
        expect(deniedHost(address(text), true)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'metadata.google.internal.',
    'METADATA.google.internal',
    'http://user:word@[fd00:ec2::254]/latest',
    'kubernetes.default.svc.cluster.local',
    'http://kubernetes%2edefault/api',
    'https://kubernetes.default./api',
    'https://user@kubernetes.default.svc.my-cluster.local.:443',
    'kubernetes.default:443',
    '[FE80::1]:6379',
    'host=0xA9FEA9FE port=5432',
    '2852039166:80',
  ])('finds the denied host in %s', text => {
    expect(deniedHost(text, true)).toBeDefined();
  });

  it('takes a plain number for an address only where an address is expected', () => {
    expect(deniedHost('2852039166')).toBeUndefined();
    expect(deniedHost('2852039166', true)).toBe('169.254.169.254');
    expect(deniedHost('call http://2852039166/x')).toBe('169.254.169.254');
  });

  it.each([
    'https://kubernetes.default-shop.example.com/',
    'https://my-kubernetes.default.example.com/',
    'kubernetes.defaults:443',
  ])('accepts %s, which is no name of the API server', text => {
    expect(deniedHost(text, true)).toBeUndefined();
  });

  it.each(['30s', '0.5', '6379', 'a:b:c', '12:30', 'redis.example.com', ''])(
    'accepts %s',
    text => {
      expect(deniedHost(text)).toBeUndefined();
    },
  );
});

describe('isAllowedBackend', () => {
  it('gives every spelling of an address the same answer', () => {
    fc.assert(
      fc.property(publicAddress, ({ dotted, text }) => {
        const [backend] = backendsIn(`redis://${text}:6379`);
        expect(backend).toBe(`${dotted}:6379`);
        expect(isAllowedBackend(`${text}:6379`, [`${dotted}:6379`])).toBe(true);
        expect(isAllowedBackend(`${text}:6380`, [`${dotted}:6379`])).toBe(
          false,
        );
        expect(isAllowedBackend(text, ['203.0.113.7'])).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('compares names without their trailing dot and in any case', () => {
    expect(
      isAllowedBackend(
        'Redis.team-a.svc.:6379',
        ['redis.{tenant}.SVC'],
        'team-a',
      ),
    ).toBe(true);
    expect(
      isAllowedBackend('redis.team-a.svc.evil:6379', ['redis.*.svc']),
    ).toBe(false);
  });

  it('looks at the host behind the last @', () => {
    expect(backendsIn('redis://good.example.com:6379@bad.example.com')).toEqual(
      ['bad.example.com'],
    );
  });
});
