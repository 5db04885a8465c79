import { chartVersion } from './versions';

describe('chartVersion', () => {
  it.each([
    ['0.25.2', '0.25.2'],
    ['0.36.1', '0.36.1'],
    ['0.36.x', '0.36.1'],
    ['>=0.20.0 <0.26.0', '0.25.2'],
    ['0.37.x', '0.37.2'],
    [undefined, '0.37.2'],
  ])('resolves %s to %s', (wanted, version) => {
    expect(chartVersion(wanted)).toMatchObject({ version });
  });

  it.each(['0.19.10', '0.38.0', '1.0.0', '9.9.x', 'latest'])(
    'has no version %s',
    wanted => {
      expect(chartVersion(wanted)).toBeUndefined();
    },
  );
});
