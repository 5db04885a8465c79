import { chartValues, mergeValues } from './values';
import { isCreatableProfile } from './profiles';

describe('chartValues', () => {
  it('lets sidecars resolve the host and Secrets reach it, in every profile', () => {
    for (const profile of ['oss-hostmanaged', 'oss-multins'] as const) {
      expect(chartValues(profile, {})).toMatchObject({
        networking: { advanced: { fallbackHostCluster: true } },
        sync: { toHost: { secrets: { all: true } } },
      });
    }
  });

  it('keeps settings that newer charts refuse out of host-managed tenants', () => {
    expect(chartValues('oss-hostmanaged', {})).not.toHaveProperty(
      'experimental',
    );
    expect(chartValues('oss-multins', {})).toHaveProperty(
      'experimental.genericSync.export',
    );
  });

  it('applies the preset, whose own values win', () => {
    const values = chartValues('oss-hostmanaged', {
      quota: { 'requests.cpu': 4 },
      limitRange: { default: { cpu: '500m' } },
      controlPlane: { requests: { cpu: '200m' } },
      values: { telemetry: { enabled: true } },
    });
    expect(values).toMatchObject({
      policies: {
        resourceQuota: { enabled: true, quota: { 'requests.cpu': 4 } },
        limitRange: { enabled: true, default: { cpu: '500m' } },
      },
      controlPlane: {
        statefulSet: {
          image: { repository: 'loft-sh/vcluster-oss' },
          resources: { requests: { cpu: '200m' } },
        },
      },
      telemetry: { enabled: true },
    });
  });

  it('replaces lists and merges objects', () => {
    expect(
      mergeValues({ a: { b: 1, c: [1, 2] } }, { a: { c: [3] }, d: 4 }),
    ).toEqual({ a: { b: 1, c: [3] }, d: 4 });
  });

  it('tells the profiles it can create', () => {
    expect(isCreatableProfile('oss-multins')).toBe(true);
    expect(isCreatableProfile('legacy')).toBe(false);
    expect(isCreatableProfile('toString')).toBe(false);
  });
});
