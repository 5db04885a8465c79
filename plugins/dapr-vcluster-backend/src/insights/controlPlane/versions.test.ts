import { kubernetesSupport } from './versions';

describe('kubernetesSupport', () => {
  it.each([
    ['v1.34.2', '2026-10-27', { state: 'supported', endOfLife: '2026-10-27' }],
    [
      'v1.34.2+k3s1',
      '2026-10-28',
      { state: 'end-of-life', endOfLife: '2026-10-27' },
    ],
    ['v1.30.14', '2025-07-15', { state: 'supported', endOfLife: '2025-07-15' }],
    ['v1.36.3', '2026-11-21', { state: 'supported', endOfLife: '2027-06-28' }],
    ['v1.38.0', '2026-11-21', { state: 'supported' }],
    ['v1.38.0', '2028-01-01', { state: 'unknown' }],
    ['v1.20.0', '2026-11-21', { state: 'end-of-life' }],
    ['edge', '2026-11-21', { state: 'unknown' }],
    [undefined, '2026-11-21', { state: 'unknown' }],
  ])('%s on %s', (version, day, expected) => {
    expect(kubernetesSupport(version, new Date(day))).toEqual(expected);
  });
});
