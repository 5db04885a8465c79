import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantConfig } from '../config/config';

const PAIRS =
  'apiserver apiserver-etcd-client apiserver-kubelet-client ca client-ca etcd-ca etcd-healthcheck-client etcd-peer etcd-server front-proxy-ca front-proxy-client server-ca';
const FILES = [
  'admin.conf',
  'controller-manager.conf',
  'scheduler.conf',
  'sa.key',
  'sa.pub',
];

/**
 * The Secret with the virtual control plane's keys. Here it only has the right shape: the
 * simulated API server keeps its keys in memory.
 */
export async function ensureCertificates(
  host: KubeClient,
  { vcluster }: TenantConfig,
  service: KubeObject,
) {
  const names = [
    ...FILES,
    ...PAIRS.split(' ').flatMap(pair => [`${pair}.crt`, `${pair}.key`]),
  ];
  const value = Buffer.from('simulated').toString('base64');
  await ensure(host, RESOURCES.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `${vcluster.name}-certs`,
      namespace: vcluster.namespace,
      labels: { app: 'vcluster', 'vcluster-name': vcluster.name },
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'Service',
          name: service.metadata.name,
          uid: service.metadata.uid!,
        },
      ],
    },
    type: 'Opaque',
    data: Object.fromEntries(names.map(name => [name, value])),
  });
}
