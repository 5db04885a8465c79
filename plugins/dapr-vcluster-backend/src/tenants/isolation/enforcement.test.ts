import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { readEnforcement } from './enforcement';
import { readIsolationFacts } from './HostFacts';

const hosts = new TestHosts();
afterEach(() => hosts.close());

const pod = (labels: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'kube-system', name: 'agent', labels },
  spec: { containers: [{ name: 'a', image: 'i' }] },
});
const injector = (value: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    namespace: 'dapr-system',
    name: 'dapr-sidecar-injector',
    labels: { app: 'dapr-sidecar-injector' },
  },
  spec: {
    selector: { matchLabels: { app: 'i' } },
    template: {
      metadata: { labels: { app: 'i' } },
      spec: {
        containers: [
          {
            name: 'i',
            image: 'i',
            env: [{ name: 'SIDECAR_DROP_ALL_CAPABILITIES', value }],
          },
        ],
      },
    },
  },
});
const dapr: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'dapr-system' },
};

async function enforcementOn(...initial: KubeObject[]) {
  const { hosts: registry, server } = await hosts.start({
    initial: [dapr, ...initial],
  });
  const before = server.requests.count('create', 'namespaces');
  const found = await readEnforcement(registry.get('sandbox'));
  expect(server.requests.count('create', 'namespaces')).toBe(before + 1);
  expect(server.requests.newest().map(({ path }) => path)).not.toContain(
    'dapr-vcluster-probe',
  );
  return found;
}

describe('what a host enforces', () => {
  it('tells Pod Security admission by a dry run, and says what it does not know', async () => {
    expect(await enforcementOn()).toEqual({
      podSecurity: 'enforced',
      networkPolicies: { state: 'unknown' },
      sidecarsDropCapabilities: undefined,
    });
  });

  it('knows network plugins by their pods', async () => {
    expect(
      (await enforcementOn(pod({ 'k8s-app': 'cilium' }))).networkPolicies,
    ).toEqual({ state: 'enforced', plugin: 'cilium' });
    expect(
      (await enforcementOn(pod({ app: 'flannel' }))).networkPolicies,
    ).toEqual({ state: 'not-enforced', plugin: 'flannel' });
  });

  it('reads what the injector does for sidecars', async () => {
    for (const [value, expected] of [
      ['true', true],
      ['false', false],
    ] as const) {
      const found = await enforcementOn(injector(value));
      expect(found.sidecarsDropCapabilities).toBe(expected);
    }
  });

  it('does not know about Pod Security without the right to create namespaces', async () => {
    const { hosts: registry, server } = await hosts.start({ initial: [dapr] });
    server.faults.forbid({ verb: 'create', plural: 'namespaces' });
    const { podSecurity } = await readEnforcement(registry.get('sandbox'));
    expect(podSecurity).toBe('unknown');
  });
});

describe('facts of a host', () => {
  it('has the addresses of its API servers and who the portal is', async () => {
    const slice: KubeObject = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        namespace: 'default',
        name: 'kubernetes',
        labels: { 'kubernetes.io/service-name': 'kubernetes' },
      },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.0.0.5'] }],
      ports: [{ name: 'https', port: 6443 }],
    };
    const { hosts: registry } = await hosts.start({ initial: [slice] });
    expect(await readIsolationFacts(registry.get('sandbox'))).toEqual({
      daprNamespace: 'dapr-system',
      apiServers: [{ address: '10.0.0.5', ports: [6443] }],
      portalNamespace: undefined,
      workflowAccessPolicies: false,
    });
  });
});
