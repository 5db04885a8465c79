import { checkGaps } from './checkGaps';

const known = { daprVersion: '1.18.3', hostDns: true };

it.each(['host', 'virtual'] as const)(
  'names what of a vcluster could not be read (written to the %s)',
  route => {
    const gaps = checkGaps({ route, whyNoVirtual: 'paused' }, known);
    expect(gaps).toHaveLength(route === 'virtual' ? 3 : 2);
    expect(gaps.every(({ why }) => why === 'paused')).toBe(true);
  },
);

it.each([
  [{ hostDns: true }, 'G13/version'],
  [{ daprVersion: '1.18.3' }, 'G13/host-dns'],
])('names what is not known of the host: %j', (facts, rule) => {
  const virtual = {} as never;
  expect(checkGaps({ route: 'host', virtual }, facts)).toEqual([
    { what: expect.stringContaining(rule), why: expect.any(String) },
  ]);
});
