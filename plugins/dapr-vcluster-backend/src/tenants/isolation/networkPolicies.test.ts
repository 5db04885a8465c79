import { isolationObjects } from './isolationObjects';
import { IsolatedTenant } from './IsolatedTenant';
import { IsolationFacts } from './HostFacts';

const tenant: IsolatedTenant = {
  ref: { host: 'h', namespace: 'vcluster-a', name: 'a' },
  profile: 'oss-hostmanaged',
  preset: 'small',
  isolation: 'baseline',
};
const facts: IsolationFacts = {
  daprNamespace: 'dapr-system',
  apiServers: [{ address: '203.0.113.7', ports: [6443] }],
  portalNamespace: 'backstage',
  workflowAccessPolicies: true,
};

type Rule = {
  from?: object[];
  to?: object[];
  ports?: Array<{ protocol: string; port: number }>;
};
type Spec = { podSelector: object; ingress: Rule[]; egress: Rule[] };

const specsOf = (
  changed: Partial<IsolatedTenant> = {},
  seen: Partial<IsolationFacts> = {},
) =>
  isolationObjects({ ...tenant, ...changed }, { ...facts, ...seen })
    .filter(({ resource }) => resource.kind === 'NetworkPolicy')
    .map(({ object }) => object.spec as Spec);

const namespace = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

/** Every peer that a rule names; a rule without any would allow everybody. */
function peers(rules: Rule[]): object[] {
  return rules.flatMap(({ from, to }) => {
    expect((from ?? to ?? []).length).toBeGreaterThan(0);
    return from ?? to ?? [];
  });
}

describe('network policies of a tenant', () => {
  it('let nobody in but its own pods and what reads the state of sidecars', () => {
    const [all, controlPlane] = specsOf();
    expect(all.podSelector).toEqual({});
    expect(peers(all.ingress)).toEqual([
      { podSelector: {} },
      { ipBlock: { cidr: '203.0.113.7/32' } },
      namespace('kube-system'),
    ]);
    expect(all.ingress[1].ports).toEqual([{ protocol: 'TCP', port: 3501 }]);
    expect(peers(controlPlane.ingress)).toEqual([
      { ipBlock: { cidr: '203.0.113.7/32' } },
      namespace('backstage'),
    ]);
    expect(controlPlane.podSelector).toEqual({
      matchLabels: { app: 'vcluster', release: 'a' },
    });
  });

  it("let sidecars reach Dapr's control plane on its ports, DNS and the internet, and the vcluster the API server", () => {
    const [all, controlPlane] = specsOf();
    const dapr = all.egress.find(({ to }) =>
      JSON.stringify(to).includes('dapr-system'),
    );
    expect(dapr?.ports?.map(({ port }) => port)).toEqual([
      6500, 50001, 50005, 50006,
    ]);
    const dns = all.egress.find(({ ports }) =>
      ports?.some(({ protocol }) => protocol === 'UDP'),
    );
    expect(JSON.stringify(dns)).toContain('"k8s-app":"kube-dns"');
    expect(controlPlane.egress).toEqual([
      {
        to: [{ ipBlock: { cidr: '203.0.113.7/32' } }],
        ports: [{ protocol: 'TCP', port: 6443 }],
      },
    ]);
  });

  it('leave private ranges and the API server out of the internet', () => {
    const [all] = specsOf();
    const blocks = peers(all.egress).flatMap(peer =>
      'ipBlock' in peer
        ? [peer.ipBlock as { cidr: string; except?: string[] }]
        : [],
    );
    const everywhere = blocks.find(({ cidr }) => cidr === '0.0.0.0/0');
    expect(everywhere?.except).toEqual(
      expect.arrayContaining([
        '10.0.0.0/8',
        '172.16.0.0/12',
        '192.168.0.0/16',
        '100.64.0.0/10',
        '169.254.0.0/16',
        '203.0.113.7/32',
      ]),
    );
    const [offline] = specsOf({ network: { internet: false } });
    expect(JSON.stringify(offline)).not.toContain('0.0.0.0/0');
  });

  it('allow the backends and clients of the preset', () => {
    const [all] = specsOf({
      network: {
        backends: [{ namespace: 'redis', ports: [6379] }],
        clients: [{ cidr: '10.1.0.0/16' }],
      },
    });
    expect(all.egress).toContainEqual({
      to: [namespace('redis')],
      ports: [{ protocol: 'TCP', port: 6379 }],
    });
    expect(all.ingress).toContainEqual({
      from: [{ ipBlock: { cidr: '10.1.0.0/16' } }],
    });
  });

  it('count the namespaces of a syncer as its own', () => {
    const [all] = specsOf({ profile: 'oss-multins' });
    const own = {
      namespaceSelector: {
        matchLabels: {
          'vcluster.loft.sh/vcluster-name': 'a',
          'vcluster.loft.sh/vcluster-namespace': 'vcluster-a',
        },
      },
    };
    expect(all.ingress[0].from).toContainEqual(own);
    expect(all.egress[0].to).toContainEqual(own);
  });

  it('open no rule to everybody when the addresses of the API server are not known', () => {
    const [all, controlPlane] = specsOf(
      {},
      { apiServers: [], portalNamespace: undefined },
    );
    peers(all.ingress);
    peers(all.egress);
    expect(controlPlane.ingress).toEqual([]);
    // The only one without peers: two ports, for the vcluster's own pod.
    expect(controlPlane.egress).toEqual([
      {
        ports: [
          { protocol: 'TCP', port: 443 },
          { protocol: 'TCP', port: 6443 },
        ],
      },
    ]);
  });

  it('are none without isolation', () => {
    expect(specsOf({ isolation: 'none' })).toEqual([]);
  });
});
