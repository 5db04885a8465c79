import { chartValues, PROFILES } from '../../../profiles';
import { findingsOf } from './__testUtils__/findingsOf';

describe('what the portal installs', () => {
  const preset = {
    quota: { 'requests.cpu': 4, 'count/pods': '20' },
    limitRange: { default: { cpu: '1' }, defaultRequest: { memory: '64Mi' } },
    controlPlane: { requests: { cpu: '200m' }, limits: { memory: '2Gi' } },
  };
  it.each([
    ['oss-hostmanaged', PROFILES['oss-hostmanaged'].defaultChartVersion],
    ['oss-hostmanaged', '0.37.0-rc.1'],
    ['oss-hostmanaged', '0.36.1'],
    ['oss-hostmanaged', '0.26.0'],
    ['oss-multins', PROFILES['oss-multins'].defaultChartVersion],
    ['oss-multins', '0.20.0'],
  ] as const)('with profile %s fits chart %s', (profile, version) => {
    for (const given of [{}, preset]) {
      expect(
        findingsOf(JSON.stringify(chartValues(profile, given)), version),
      ).toEqual([]);
    }
  });
});
