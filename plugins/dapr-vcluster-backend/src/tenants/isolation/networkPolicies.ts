import { isIPv6 } from 'node:net';
import {
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  NetworkPeer,
  PROFILES,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import { ownLabels } from '../live/hostNamespace';
import { IsolatedTenant } from './IsolatedTenant';
import { ApiServer, IsolationFacts } from './HostFacts';

type Peer = Record<string, unknown>;
type Port = { protocol: 'TCP' | 'UDP'; port: number };
type Rule = { peers: Peer[]; ports?: Port[] };

/**
 * Ports of the pods behind dapr-api, dapr-sentry, dapr-placement-server and dapr-scheduler-server. Those of the injector
 * and of the scheduler's database are not needed by sidecars. Source: Dapr's Helm chart 1.18.
 */
const DAPR_PORTS = [6500, 50001, 50005, 50006];

/** Where sidecars answer health and metadata, through the proxy of the API server. */
const SIDECAR_PORT = 3501;

/** Where a vcluster serves its API. */
const VCLUSTER_PORT = 8443;

/** Ports of API servers where the host does not tell them. */
const API_PORTS = [443, 6443];

/** Address of NodeLocal DNSCache, which answers on the node. */
const NODE_LOCAL_DNS = '169.254.20.10/32';

/** Where pods, Services, nodes and metadata services of clouds are: everything but the internet. */
const PRIVATE_IPV4 = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];
const PRIVATE_IPV6 = ['fc00::/7', 'fe80::/10'];

/**
 * Two NetworkPolicies for a tenant's own namespace: one for all its pods, and one more for the vcluster's. What neither
 * allows is denied, in both directions.
 */
export function networkPolicies(
  tenant: IsolatedTenant,
  facts: IsolationFacts,
): HostObject[] {
  const { ref, network = {} } = tenant;
  const own = ownPeers(tenant);
  const apiServers = facts.apiServers.map(({ address }) => ipBlock(address));
  return [
    policy(tenant, `dapr-vcluster-${ref.name}`, {
      podSelector: {},
      ingress: [
        { peers: own },
        {
          // The proxy of the API server, which runs beside pods or reaches them through an agent in kube-system.
          peers: [...apiServers, namespacePeer('kube-system')],
          ports: tcp([SIDECAR_PORT]),
        },
        ...(network.clients ?? []).map(peerRule),
      ],
      egress: [
        { peers: own },
        {
          peers: [
            {
              ...namespacePeer('kube-system'),
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
            { ipBlock: { cidr: NODE_LOCAL_DNS } },
          ],
          ports: [{ protocol: 'UDP', port: 53 }, ...tcp([53])],
        },
        { peers: [namespacePeer(facts.daprNamespace)], ports: tcp(DAPR_PORTS) },
        ...(network.internet === false ? [] : [internet(facts.apiServers)]),
        ...(network.backends ?? []).map(peerRule),
      ],
    }),
    policy(tenant, `dapr-vcluster-${ref.name}-control-plane`, {
      podSelector: { matchLabels: { app: 'vcluster', release: ref.name } },
      ingress: [
        {
          peers: [
            ...apiServers,
            ...(facts.portalNamespace
              ? [namespacePeer(facts.portalNamespace)]
              : []),
          ],
          ports: tcp([VCLUSTER_PORT]),
        },
      ],
      egress:
        facts.apiServers.length > 0
          ? facts.apiServers.map(({ address, ports }) => ({
              peers: [ipBlock(address)],
              ports: tcp(ports),
            }))
          : // Without addresses only the ports can be told.
            [{ peers: [], ports: tcp(API_PORTS) }],
    }),
  ];
}

/** Pods of the tenant: those of its namespace and of the namespaces that its syncer creates. */
function ownPeers({ ref, profile }: IsolatedTenant): Peer[] {
  const mapped = {
    namespaceSelector: {
      matchLabels: {
        [LABEL_VCLUSTER_NAME]: ref.name,
        [LABEL_VCLUSTER_NAMESPACE]: ref.namespace,
      },
    },
  };
  return [
    { podSelector: {} },
    ...(PROFILES[profile].mode === 'multi-namespace' ? [mapped] : []),
  ];
}

function policy(
  { ref }: IsolatedTenant,
  name: string,
  spec: { podSelector: object; ingress: Rule[]; egress: Rule[] },
): HostObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: ref.namespace, labels: ownLabels(ref) },
    spec: {
      podSelector: spec.podSelector,
      policyTypes: ['Ingress', 'Egress'],
      // A rule without peers would allow everybody: it is left out, but for one that ports limit.
      ingress: spec.ingress
        .filter(({ peers }) => peers.length > 0)
        .map(rule => rendered('from', rule)),
      egress: spec.egress.map(rule => rendered('to', rule)),
    },
  };
}

function rendered(side: 'from' | 'to', { peers, ports }: Rule): object {
  return {
    ...(peers.length > 0 && { [side]: peers }),
    ...(ports && { ports }),
  };
}

function peerRule({ namespace, cidr, ports }: NetworkPeer): Rule {
  return {
    peers: [namespace ? namespacePeer(namespace) : { ipBlock: { cidr } }],
    ...(ports && { ports: tcp(ports) }),
  };
}

function internet(apiServers: readonly ApiServer[]): Rule {
  const block = (cidr: string, ranges: string[], ofIPv6: boolean) => ({
    ipBlock: {
      cidr,
      except: [
        ...ranges,
        // An API server with a public address is no part of the internet for tenants.
        ...apiServers
          .map(({ address }) => address)
          .filter(address => isIPv6(address) === ofIPv6)
          .map(address => ipBlock(address).ipBlock.cidr),
      ],
    },
  });
  return {
    peers: [
      block('0.0.0.0/0', PRIVATE_IPV4, false),
      block('::/0', PRIVATE_IPV6, true),
    ],
  };
}

function namespacePeer(name: string): Peer {
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': name },
    },
  };
}

function ipBlock(address: string) {
  return {
    ipBlock: { cidr: `${address}/${isIPv6(address) ? 128 : 32}` },
  };
}

function tcp(ports: readonly number[]): Port[] {
  return ports.map(port => ({ protocol: 'TCP', port }));
}
