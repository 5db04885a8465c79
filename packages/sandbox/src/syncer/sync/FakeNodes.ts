import {
  ensure,
  Informer,
  Pod,
  WorkQueue,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Sides } from './Sides';

/** Shows a stand-in for every host node that runs a pod of the vcluster. */
export class FakeNodes {
  readonly #pods: Informer<Pod>;
  readonly #queue: WorkQueue;
  #unsubscribe = () => {};
  readonly #sides: Sides;

  constructor(sides: Sides) {
    this.#sides = sides;

    this.#pods = sides.host.of<Pod>(RESOURCES.pods);
    this.#queue = new WorkQueue({
      clock: sides.clock,
      work: node => this.#ensureNode(node),
      onError: (node, error) => sides.onError(`Node ${node}`, error),
    });
  }

  async start() {
    await this.#pods.synced();
    const end = this.#pods.subscribe(({ after }) => {
      if (after?.spec.nodeName && this.#sides.placement.virtualRef(after)) {
        this.#queue.add(after.spec.nodeName);
      }
    });
    this.#unsubscribe = () => void end();
  }

  async stop() {
    this.#unsubscribe();
    await this.#queue.stop();
  }

  async #ensureNode(node: string) {
    const { host, virtual, config, owner } = this.#sides;
    if (virtual.informers.of<KubeObject>(RESOURCES.nodes).get(node)) {
      return;
    }
    const { namespace, name } = config.vcluster;
    await ensure(host.client, RESOURCES.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        namespace,
        name: `${name}-node-${node}`,
        labels: {
          'vcluster.loft.sh/belongs-to': name,
          'vcluster.loft.sh/node': node,
        },
        ...(owner && { ownerReferences: [owner] }),
      },
      spec: {
        ports: [
          { name: 'kubelet', port: 10250, protocol: 'TCP', targetPort: 8443 },
        ],
        selector: { app: 'vcluster', release: name },
      },
    });
    const now = this.#sides.clock.now().toISOString();
    await ensure(virtual.client, RESOURCES.nodes, fakeNode(node));
    await virtual.client.patch(
      RESOURCES.nodes,
      { name: node },
      { status: nodeStatus(node, config.kubernetesVersion, now) },
      { subresource: 'status' },
    );
  }
}

function fakeNode(name: string): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': `fake-${name}`,
        'kubernetes.io/os': 'linux',
        'vcluster.loft.sh/fake-node': 'true',
      },
    },
    spec: {},
  };
}

const CAPACITY = {
  cpu: '16',
  'ephemeral-storage': '100Gi',
  'hugepages-1Gi': '0',
  'hugepages-2Mi': '0',
  memory: '32Gi',
  pods: '110',
};

const CONDITIONS = [
  [
    'MemoryPressure',
    'False',
    'KubeletHasSufficientMemory',
    'kubelet has sufficient memory available',
  ],
  [
    'DiskPressure',
    'False',
    'KubeletHasNoDiskPressure',
    'kubelet has no disk pressure',
  ],
  [
    'PIDPressure',
    'False',
    'KubeletHasSufficientPID',
    'kubelet has sufficient PID available',
  ],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
];

function nodeStatus(name: string, version: string, now: string) {
  return {
    addresses: [{ type: 'Hostname', address: `${name}.nodes.vcluster.com` }],
    allocatable: CAPACITY,
    capacity: CAPACITY,
    conditions: CONDITIONS.map(([type, status, reason, message]) => ({
      type,
      status,
      reason,
      message,
      lastHeartbeatTime: now,
      lastTransitionTime: now,
    })),
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      architecture: 'amd64',
      containerRuntimeVersion: 'docker://19.3.12',
      kernelVersion: '4.19.76-fakelinux',
      kubeProxyVersion: version,
      kubeletVersion: version,
      operatingSystem: 'linux',
      osImage: 'Fake Kubernetes Image',
    },
  };
}
