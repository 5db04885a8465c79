import { chartVersion } from './versions';

describe('chartVersion', () => {
  it.each([
    ['0.25.2', '0.25.2', '/var/vcluster', '2Gi'],
    ['0.36.1', '0.36.1', '/var/lib/vcluster', '4Gi'],
    ['0.36.x', '0.36.1', '/var/lib/vcluster', '4Gi'],
    ['>=0.20.0 <0.26.0', '0.25.2', '/var/vcluster', '2Gi'],
    [undefined, '0.37.0', '/var/lib/vcluster', '4Gi'],
  ])('finds %s', (wanted, version, configPath, memoryLimit) => {
    expect(chartVersion(wanted)).toMatchObject({
      version,
      configPath,
      resources: { memoryLimit },
    });
  });

  it.each(['0.19.10', '0.38.0', '1.0.0', '9.9.x', 'latest'])(
    'does not know %s',
    wanted => {
      expect(chartVersion(wanted)).toBeUndefined();
    },
  );
});
