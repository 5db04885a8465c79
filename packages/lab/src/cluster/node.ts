import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { POD_CIDR } from '../network/namespace';
import { packagePath } from '../packagePath';
import { moduleFolder } from '../programs/build';
import { Supervisor } from '../processes/Supervisor';
import { Kubectl } from './Kubectl';

/** The one node of the host. */
export const NODE_NAME = 'lab-node';

/** Where the agent serves what a kubelet serves. */
export const NODE_IP = '10.99.0.1';
export const KUBELET_PORT = 10250;

/** Where kwok serves port-forwards to the agent. */
export const FORWARDER_PORT = 10248;
/** Tells kwok where the ports of a pod lead. */
const FORWARDS = 'kustomize/crd/bases/kwok.x-k8s.io_portforwards.yaml';

const STAGES = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

const NODE = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: NODE_NAME,
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: {
      'kubernetes.io/hostname': NODE_NAME,
      'kubernetes.io/os': 'linux',
    },
  },
};

const ROOM = {
  cpu: '64',
  memory: '256Gi',
  pods: '2000',
  'ephemeral-storage': '1Ti',
};

const STATUS = {
  allocatable: ROOM,
  capacity: ROOM,
  // Where the API server asks for logs and port-forwards.
  addresses: [{ type: 'InternalIP', address: NODE_IP }],
  daemonEndpoints: { kubeletEndpoint: { Port: KUBELET_PORT } },
};

/** Starts the scheduler and kwok, which gives pods of one pretended node addresses and status. */
export async function startNode(
  supervisor: Supervisor,
  programs: Map<string, string>,
  options: { folder: string; kubectl: Kubectl; kubeconfig: string },
): Promise<void> {
  const module = await moduleFolder('kubernetes', 'sigs.k8s.io/kwok');
  const stages = join(options.folder, 'stages.yaml');
  const files = [
    ...STAGES.map(file => join(module, 'kustomize/stage', file)),
    packagePath('stages', 'pod-ready.yaml'),
  ];
  writeFileSync(
    stages,
    files.map(file => readFileSync(file, 'utf8')).join('\n---\n'),
  );
  await supervisor.start({
    name: 'kube-scheduler',
    ports: [10259],
    command: programs.get('kube-scheduler')!,
    args: [
      '--kubeconfig',
      options.kubeconfig,
      '--leader-elect=false',
      '--bind-address',
      '127.0.0.1',
      '--secure-port',
      '10259',
    ],
    ready: supervisor.httpReady('https://127.0.0.1:10259/healthz'),
  });
  await options.kubectl.run([
    ...['apply', '--server-side', '-f', join(module, FORWARDS)],
  ]);
  await options.kubectl.run([
    ...['wait', '--for=condition=Established'],
    ...['crd', 'portforwards.kwok.x-k8s.io'],
  ]);
  await supervisor.start({
    name: 'kwok',
    ports: [FORWARDER_PORT],
    command: programs.get('kwok')!,
    args: [
      '--kubeconfig',
      options.kubeconfig,
      '--config',
      stages,
      '--cidr',
      POD_CIDR,
      // Else the node counts as lost after 40 s, and no pod on it as ready.
      '--node-lease-duration-seconds=40',
      '--node-ip',
      NODE_IP,
      '--server-address',
      `127.0.0.1:${FORWARDER_PORT}`,
      '--enable-crds=PortForward',
      '--manage-all-nodes=false',
      '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    ],
    ready: async () => {
      await options.kubectl.apply([NODE]);
      await options.kubectl.run([
        ...['patch', 'node', NODE_NAME, '--subresource=status'],
        ...['--type=merge', '--patch', JSON.stringify({ status: STATUS })],
      ]);
      const ready = await options.kubectl.run([
        'get',
        'node',
        NODE_NAME,
        '-o',
        'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
      ]);
      return ready === 'True';
    },
  });
}
