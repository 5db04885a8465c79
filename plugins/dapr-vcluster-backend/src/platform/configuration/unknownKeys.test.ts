import { KNOWN_KEYS, unknownKeys } from './unknownKeys';

describe('unknownKeys', () => {
  const of = (configured: Parameters<typeof unknownKeys>[0]) =>
    unknownKeys(configured).map(({ field, fix }) => `${field}: ${fix}`);

  it('finds none in what is declared, with keys that owners choose', () => {
    expect(
      of({
        docsUrl: 'https://docs.example.com',
        hosts: [{ name: 'a', dapr: { namespace: 'dapr-system' } }],
        profiles: { 'my-profile': { chartVersion: '0.37.2' } },
        rules: { 'G6/unknown': 'off' },
        presets: [
          {
            name: 'small',
            quota: { 'requests.cpu': 2 },
            values: { anything: { at: { all: 1 } } },
          },
        ],
      }),
    ).toEqual([]);
    expect(of(undefined)).toEqual([]);
    expect(of({})).toEqual([]);
  });

  it.each([
    [{ preset: [] }, 'daprVcluster.preset', 'daprVcluster.presets'],
    [
      { hosts: [{ name: 'a' }, { name: 'b', cafile: '/ca' }] },
      'daprVcluster.hosts[1].cafile',
      'daprVcluster.hosts[1].caFile',
    ],
    [
      { hosts: [{ dapr: { namepsace: 'x' } }] },
      'daprVcluster.hosts[0].dapr.namepsace',
      'daprVcluster.hosts[0].dapr.namespace',
    ],
    [
      { presets: [{ network: { backends: [{ port: [1] }] } }] },
      'daprVcluster.presets[0].network.backends[0].port',
      'daprVcluster.presets[0].network.backends[0].ports',
    ],
    [
      { profiles: { mine: { chart_version: '1' } } },
      'daprVcluster.profiles.mine.chart_version',
      'daprVcluster.profiles.mine.chartVersion',
    ],
    [
      { tokenFile: '/t' },
      'daprVcluster.tokenFile',
      'daprVcluster.hosts[].tokenFile',
    ],
  ])('guesses what is meant: %j', (configured, field, guess) => {
    expect(of(configured)).toEqual([
      expect.stringMatching(
        new RegExp(`^${escaped(field)}: Did you mean ${escaped(guess)}\\?`),
      ),
    ]);
  });

  it('lists the known keys where nothing is near', () => {
    expect(of({ kubeconfig: { password: 'x' } })).toEqual([
      'daprVcluster.kubeconfig.password: Remove it. Known keys of daprVcluster.kubeconfig: clusterRole, defaultMinutes, maxMinutes.',
    ]);
  });

  it('is not misled by names of JavaScript', () => {
    expect(of({ constructor: 1, toString: 2 })).toHaveLength(2);
    expect(KNOWN_KEYS).toHaveProperty('hosts');
  });

  it('never shows a value', () => {
    expect(of({ hosts: [{ tokn: 'secret-value' }] }).join()).not.toContain(
      'secret-value',
    );
  });
});

function escaped(text: string): string {
  return text.replace(/[.[\]]/g, '\\$&');
}
