import { Finding, Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../__testUtils__/DiagnosedTenant';
import { until } from '../__testUtils__/until';

const DAPR = 'dapr-system';

/** Has a sidecar that serves nothing ended within two seconds, instead of minutes. */
const IMPATIENT = {
  'dapr.io/sidecar-liveness-probe-delay-seconds': '1',
  'dapr.io/sidecar-liveness-probe-period-seconds': '1',
  'dapr.io/sidecar-liveness-probe-threshold': '1',
};

type Release = KubeObject & { spec: { values: object } };

describe('sidecars that do not get as far as their Dapr Components', () => {
  let tenant: DiagnosedTenant;
  beforeAll(async () => {
    tenant = await DiagnosedTenant.start();
  }, 180_000);
  afterAll(() => tenant?.close());

  const scale = (name: string, replicas: number) =>
    tenant.host.patch(
      RESOURCES.deployments,
      { namespace: DAPR, name },
      { spec: { replicas } },
    );

  /** Stops a part of the control plane, until it has stopped. */
  const stopped = async (name: string) => {
    await scale(name, 0);
    await until(`${name} to be gone`, async () => {
      const { status } = await tenant.host.get<
        KubeObject & { status?: { availableReplicas?: number } }
      >(RESOURCES.deployments, { namespace: DAPR, name });
      return !status?.availableReplicas || undefined;
    });
  };

  const crashed = async (app: string, ruleId: string) => {
    const finding = await tenant.finding(app, ruleId);
    const sidecar = await tenant.sidecar(app, 'crash-loop');
    expect(sidecar.summary).toBe(finding.title);
    expect(sidecar.restarts).toBeGreaterThan(0);
    return { finding, sidecar };
  };

  const ends = ({ evidence }: Finding) =>
    evidence.find(({ label }) => label === 'Last end')?.value;

  it('finds nothing when the sidecar starts', async () => {
    await tenant.deploy('fine');
    const { findings, summary } = await tenant.sidecar('fine', 'ready');
    expect({ findings, summary }).toEqual({ findings: [], summary: 'Ready.' });
  }, 180_000);

  it('names too small a memory limit', async () => {
    await tenant.deploy('greedy', {
      template: { 'dapr.io/sidecar-memory-limit': '8Mi' },
    });
    const { finding } = await crashed('greedy', 'sidecar/out-of-memory');
    expect(ends(finding)).toBe('OOMKilled (exit code 137)');
  }, 180_000);

  it.each([
    ['sentry', 'dapr-sentry', /^Fetching initial identity/],
    ['operator', 'dapr-operator', /^Initializing the operator client$/],
  ])(
    'names a %s that does not answer, while daprd waits and after it was ended',
    async (app, part, last) => {
      const ruleId = `sidecar/${app}-unreachable`;
      await stopped(part);
      await tenant.deploy(`without-${app}`);
      const waiting = await tenant.finding(`without-${app}`, ruleId);
      expect(waiting.evidence[0]).toEqual({
        label: 'Log (info)',
        value: expect.stringMatching(last),
      });
      await tenant.deploy(`ended-without-${app}`, { template: IMPATIENT });
      const { finding } = await crashed(`ended-without-${app}`, ruleId);
      expect(ends(finding)).toBe('Error (exit code 1)');
      expect(finding.evidence[0]).toEqual({
        label: 'Log (fatal)',
        value: expect.stringMatching(/dial tcp [\d.]+:443: connect: conn/),
      });
      await scale(part, 1);
      const { findings }: Sidecar = await tenant.sidecar(
        `without-${app}`,
        'ready',
      );
      expect(findings).toEqual([]);
    },
    60_000,
  );

  it("names a vcluster whose DNS does not know the host's Services", async () => {
    const place = { namespace: tenant.namespace, name: 'team-a' };
    const release = await tenant.host.get<Release>(
      RESOURCES.helmReleases,
      place,
    );
    expect(release.spec.values).toMatchObject({
      networking: { advanced: { fallbackHostCluster: true } },
    });
    await tenant.host.patch(RESOURCES.helmReleases, place, {
      spec: {
        values: { networking: { advanced: { fallbackHostCluster: false } } },
      },
    });
    await until('the vcluster to run without it', async () => {
      const running = tenant.live.tenants.get(place.namespace, place.name);
      const { advanced } = running?.config.values.networking ?? {};
      return advanced?.fallbackHostCluster === false || undefined;
    });
    await tenant.deploy('deaf', { template: IMPATIENT });
    const { finding } = await crashed('deaf', 'sidecar/fallback-dns-off');
    expect(finding.title).toContain('cannot resolve the name of sentry');
    expect(finding.fix).toContain('fallbackHostCluster');
  }, 180_000);
});
