import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const SELECTOR = { 'k8s-app': 'vcluster-kube-dns' };

const SERVICE: NewObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'kube-dns',
    namespace: 'kube-system',
    labels: {
      'k8s-app': 'kube-dns',
      'kubernetes.io/cluster-service': 'true',
      'kubernetes.io/name': 'CoreDNS',
    },
  },
  spec: {
    type: 'ClusterIP',
    selector: SELECTOR,
    ports: [
      { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, targetPort: 53, protocol: 'TCP' },
      { name: 'metrics', port: 9153, targetPort: 9153, protocol: 'TCP' },
    ],
  },
};

const deployment = (podSecurityStandard: string): NewObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'coredns', namespace: 'kube-system', labels: SELECTOR },
  spec: {
    replicas: 1,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { labels: SELECTOR },
      spec: {
        dnsPolicy: 'Default',
        ...(podSecurityStandard && {
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        }),
        containers: [
          {
            name: 'coredns',
            image: 'coredns/coredns:1.11.3',
            args: ['-conf', '/etc/coredns/Corefile'],
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 1001,
              runAsGroup: 1001,
              allowPrivilegeEscalation: false,
              capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
              readOnlyRootFilesystem: true,
            },
            resources: {
              limits: { cpu: '1', memory: '170Mi' },
              requests: { cpu: '20m', memory: '64Mi' },
            },
            ports: [
              { containerPort: 53, name: 'dns', protocol: 'UDP' },
              { containerPort: 53, name: 'dns-tcp', protocol: 'TCP' },
            ],
          },
        ],
      },
    },
  },
});

/**
 * Puts the vcluster's own DNS into it, as the real one does at its first start.
 *
 * @param podSecurityStandard - the level that the vcluster enforces, or ''
 */
export async function ensureCoreDns(
  client: KubeClient,
  podSecurityStandard: string,
) {
  await ensure(client, RESOURCES.services, SERVICE);
  await ensure(client, RESOURCES.deployments, deployment(podSecurityStandard));
}
