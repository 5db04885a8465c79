import {
  DAPR_KINDS,
  daprCrdName,
  LATER_DAPR_KINDS,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkPreflight } from './checkPreflight';
import { PreflightFacts } from './types';

const tenant = { namespace: 'vcluster-team-a', name: 'team-a' };
const now = new Date('2026-11-29T12:00:00Z');
const ids = (facts: Omit<PreflightFacts, 'tenant'>) =>
  checkPreflight({ tenant, ...facts }, undefined, now).map(
    ({ ruleId, severity }) => `${ruleId} ${severity}`,
  );
const served = {
  state: 'ready' as const,
  daprVersion: '1.18.3',
  serviceAccounts: 'vcluster-*:vc-*',
};

/** What Dapr up to 1.17 brings. */
const FIVE = new Set(
  DAPR_KINDS.filter(kind => !LATER_DAPR_KINDS.includes(kind)).map(daprCrdName),
);
const CRD_WARNINGS = LATER_DAPR_KINDS.map(() => 'G13/crd warning');

describe('checkPreflight', () => {
  it('checks nothing that is not known', () => {
    expect(ids({})).toEqual([]);
    for (const daprVersion of ['edge', 'sha-1a2b3c4', 'pr-9123', '0.0.0']) {
      expect(ids({ daprVersion })).toEqual([]);
    }
  });

  it('has nothing against a host as it should be', () => {
    expect(
      ids({
        daprVersion: '1.18.3',
        injector: served,
        crds: new Set(DAPR_KINDS.map(daprCrdName)),
        hostDns: true,
        sharing: [],
        daprInside: [],
      }),
    ).toEqual([]);
  });

  it.each<[Omit<PreflightFacts, 'tenant'>, string[]]>([
    [{ daprVersion: '1.13.6' }, ['G13/version error']],
    [{ daprVersion: '1.14.0' }, ['G13/version warning']],
    [{ daprVersion: '1.16.19' }, ['G13/version warning']],
    [{ daprVersion: '1.17.0-rc.1' }, []],
    [{ daprVersion: 'v1.16.2-msft.1' }, ['G13/version warning']],
    [{ daprVersion: 'v1.17.2-msft.1' }, []],
    [{ daprVersion: '1.16.0-rc.1' }, ['G13/version warning']],
    [{ daprVersion: 'nightly-2026-01-01' }, []],
    [{ daprVersion: '2026.01.02' }, []],
    [{ daprVersion: '1.42.0' }, []],
    [
      { kubernetes: { host: 'v1.36.3', vcluster: 'v1.33.1' } },
      ['G13/kubernetes-skew warning'],
    ],
    [
      { kubernetes: { host: 'v1.37.2', vcluster: 'v1.36.0' } },
      ['G13/kubernetes-skew info'],
    ],
    [{ kubernetes: { host: 'v1.36.3', vcluster: 'v1.34.0' } }, []],
    [{ kubernetes: { host: 'v1.36.3' } }, []],
    [
      { crds: new Set(['components.dapr.io']), neededCrds: ['mcp.dapr.io'] },
      ['G13/crd error'],
    ],
    [{ daprVersion: '1.18.3', crds: FIVE }, CRD_WARNINGS],
    [{ daprVersion: '1.17.13', crds: FIVE }, []],
    [{ daprVersion: 'edge', crds: FIVE }, []],
    [
      { injector: { ...served, serviceAccounts: 'other-*:vc-*' } },
      ['G13/injector error'],
    ],
    [{ hostDns: false }, ['G13/host-dns error']],
    [{ sharing: ['team-b'] }, ['G13/shared-namespace error']],
    [{ daprInside: ['Deployment dapr-system/dapr-operator'] }, ['G14 warning']],
  ])('finds %j', (facts, expected) => {
    expect(ids(facts)).toEqual(expected);
  });

  it('gives the Helm value that would have the tenant served', () => {
    const [{ fix, evidence }] = checkPreflight({
      tenant,
      injector: { ...served, serviceAccounts: 'other-*:vc-*' },
    });
    expect(fix).toContain(
      'dapr_sidecar_injector.allowedServiceAccounts of Dapr to "other-*:vc-*,vcluster-team-a:vc-team-a"',
    );
    expect(JSON.stringify(evidence)).toContain('vcluster-team-a:vc-team-a');
  });

  it('names the oldest version of Dapr with fixes, and as of which day', () => {
    const [{ fix, evidence }] = checkPreflight(
      { tenant, daprVersion: '1.16.19' },
      undefined,
      now,
    );
    expect(fix).toContain('1.17 or newer');
    expect(evidence).toContainEqual({ label: 'As of', value: '2026-11-29' });
  });

  it('follows the policy', () => {
    const facts = { tenant, daprVersion: '1.12.0', daprInside: ['x'] };
    expect(
      checkPreflight(facts, { rules: { G13: 'info', G14: 'off' } }),
    ).toEqual([expect.objectContaining({ severity: 'info' })]);
  });
});
