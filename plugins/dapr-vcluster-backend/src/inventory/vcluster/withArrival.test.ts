import { AbsentApp, Arrival } from './Arrivals';
import { withArrival } from './withArrival';

const QUOTA =
  'pods "a" is forbidden: exceeded quota: vc-a, requested: requests.cpu=200m, used: requests.cpu=1900m, limited: requests.cpu=2';
const FULL = {
  ruleId: 'tenant/quota-full',
  severity: 'warning' as const,
  title: 'full',
  evidence: [],
  fix: 'more',
};
const tenant = { counts: { sidecars: 8, sidecarsReady: 8 }, findings: [FULL] };

const app = (pods: number, refusals: string[]): AbsentApp => ({
  namespace: 'shop',
  appId: 'web',
  workload: 'web',
  pods,
  refusals,
});
const seen = (asking: number, ...absent: AbsentApp[]) => ({
  state: 'known' as const,
  value: { asking, absent, pending: 0 } satisfies Arrival,
  observedAt: '',
});
const idsOf = (arrival: Parameters<typeof withArrival>[1]) =>
  withArrival(tenant, arrival).findings.map(({ ruleId }) => ruleId);

describe('withArrival', () => {
  it('counts what did not reach the host, and names the resource of the quota once', () => {
    const shown = withArrival(tenant, seen(24, app(16, Array(16).fill(QUOTA))));
    expect(shown.counts).toEqual({
      sidecars: 8,
      sidecarsReady: 8,
      requested: 24,
      notOnHost: 16,
    });
    expect(shown.virtual).toMatchObject({ state: 'known', value: 24 });
    expect(shown.findings).toEqual([
      expect.objectContaining({
        ruleId: 'tenant/quota-refuses-pods',
        title: 'A quota of the host keeps 16 pods from starting: requests.cpu.',
        evidence: [
          {
            label: 'requests.cpu (ResourceQuota vc-a)',
            value: '1900m of 2 used',
          },
        ],
      }),
    ]);
  });

  it('tells pods that are refused for other reasons, or for none that is known', () => {
    expect(idsOf(seen(3, app(3, [QUOTA, 'denied'])))).toEqual([
      'tenant/quota-refuses-pods',
      'tenant/pods-not-on-host',
    ]);
    const [{ title, evidence }] = withArrival(
      tenant,
      seen(1, app(1, [])),
    ).findings;
    expect(title).toMatch(/^A pod of the vcluster/);
    expect(evidence).toEqual([
      { label: 'App web', value: '1 in namespace shop: no event says why' },
    ]);
  });

  it('leaves the numbers out while they are unknown', () => {
    const unknown = { state: 'unknown' as const, reason: 'no answer' };
    expect(withArrival(tenant, unknown)).toEqual({
      ...tenant,
      virtual: unknown,
    });
  });

  it('finds nothing where all pods reached the host', () => {
    expect(idsOf(seen(8))).toEqual(['tenant/quota-full']);
  });
});
