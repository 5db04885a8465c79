import { chartValues } from './values';
import { Isolation, podSecurityLabels } from './isolation';

describe('isolation of a preset', () => {
  it('labels namespaces for all three modes, and not at all for none', () => {
    expect(podSecurityLabels('baseline')).toEqual({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/enforce-version': 'latest',
      'pod-security.kubernetes.io/audit': 'baseline',
      'pod-security.kubernetes.io/audit-version': 'latest',
      'pod-security.kubernetes.io/warn': 'baseline',
      'pod-security.kubernetes.io/warn-version': 'latest',
    });
    expect(podSecurityLabels('none')).toEqual({});
    expect(podSecurityLabels()).toEqual({});
  });

  it('turns the policies of the chart on, under the values of the preset', () => {
    expect(
      chartValues('oss-hostmanaged', {
        isolation: 'baseline',
        quota: { 'count/pods': 60 },
        limitRange: { default: { cpu: '500m' } },
      }),
    ).toMatchObject({
      policies: {
        podSecurityStandard: 'baseline',
        resourceQuota: {
          enabled: true,
          quota: { 'limits.cpu': 40, 'count/pods': 60 },
        },
        limitRange: {
          enabled: true,
          default: { cpu: '500m', 'ephemeral-storage': '2Gi' },
        },
      },
    });
    expect(chartValues('oss-hostmanaged', { isolation: 'none' })).toEqual(
      chartValues('oss-hostmanaged', {}),
    );
  });

  it('has the syncer label the namespaces that it creates', () => {
    expect(
      chartValues('oss-multins', { isolation: 'restricted' }),
    ).toMatchObject({
      experimental: {
        multiNamespaceMode: {
          namespaceLabels: podSecurityLabels('restricted'),
        },
      },
    });
  });

  it.each<[Isolation, boolean]>([
    ['restricted', true],
    ['baseline', false],
  ])('%s: control plane without root is %s', (isolation, expected) => {
    const values = JSON.stringify(
      chartValues('oss-hostmanaged', { isolation }),
    );
    expect(values.includes('runAsNonRoot')).toBe(expected);
  });

  it('has room for 18 apps with sidecars beside the DNS and the control plane', () => {
    const { policies } = chartValues('oss-hostmanaged', {
      isolation: 'baseline',
    }) as {
      policies: {
        resourceQuota: { quota: Record<string, number> };
        limitRange: { default: Record<string, string> };
      };
    };
    // One CPU for each container without a limit is the chart's own default.
    const containers = 18 * 2 + 1 + 1;
    expect(policies.resourceQuota.quota['limits.cpu']).toBeGreaterThanOrEqual(
      containers,
    );
    const gibibytes = parseInt(
      policies.limitRange.default['ephemeral-storage'],
      10,
    );
    // Of the chart's 160Gi, the control plane takes 10Gi.
    expect(containers * gibibytes + 10).toBeLessThanOrEqual(160);
  });
});
