import { checkGaps } from './checkGaps';

const known = {
  daprVersion: '1.18.3',
  hostDns: true,
  daprInside: [],
  sharing: [],
  injector: { state: 'ready' as const },
  kubernetes: { host: 'v1.36.3', vcluster: 'v1.36.0' },
};

it.each(['host', 'virtual'] as const)(
  'names what of a vcluster could not be read (written to the %s)',
  route => {
    const kubernetes = { host: 'v1.36.3' };
    const gaps = checkGaps(
      { route, whyNoVirtual: 'paused' },
      { ...known, kubernetes },
    );
    expect(gaps).toHaveLength(route === 'virtual' ? 4 : 3);
    expect(gaps.every(({ why }) => why === 'paused')).toBe(true);
  },
);

it.each([
  [{ daprVersion: undefined }, 'G13/version'],
  [{ hostDns: undefined }, 'G13/host-dns'],
  [{ injector: { state: 'unknown' as const } }, 'G13/injector'],
  [{ injector: undefined }, 'G13/injector'],
  [{ daprInside: undefined }, 'G14'],
  [{ sharing: undefined }, 'G13/shared-namespace'],
  [{ kubernetes: { vcluster: 'v1.36.0' } }, 'G13/kubernetes-skew'],
  [{ kubernetes: { host: 'v1.36.0' } }, 'G13/kubernetes-skew'],
])('names what is not known of the host: %j', (facts, rule) => {
  const virtual = {} as never;
  expect(checkGaps({ route: 'host', virtual }, { ...known, ...facts })).toEqual(
    [{ what: expect.stringContaining(rule), why: expect.any(String) }],
  );
});
