import {
  isAlreadyExists,
  isConflict,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** The node every simulated pod runs on. */
export type NodeOptions = {
  name: string;
  /** Address of the node, and of its pods' host. */
  address: string;
  instanceType: string;
  region: string;
  cpu: string;
  memory: string;
  pods: string;
};

export const DEFAULT_NODE: NodeOptions = {
  name: 'node-1',
  address: '10.0.0.11',
  instanceType: 'm6i.2xlarge',
  region: 'eu-west-1',
  cpu: '8',
  memory: '32Gi',
  pods: '110',
};

/** Creates the node unless it is there, and marks it ready. */
export async function ensureNode(
  client: KubeClient,
  options: NodeOptions,
  now: string,
) {
  const { name } = options;
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': options.instanceType,
        'topology.kubernetes.io/region': options.region,
      },
    },
    spec: {},
  };
  try {
    await client.create(RESOURCES.nodes, node);
  } catch (error) {
    if (!isAlreadyExists(error)) {
      throw error;
    }
  }
  try {
    await client.patch(
      RESOURCES.nodes,
      { name },
      { status: nodeStatus(options, now) },
      { subresource: 'status' },
    );
  } catch (error) {
    if (!isConflict(error)) {
      throw error;
    }
  }
}

function nodeStatus(options: NodeOptions, now: string) {
  const amounts = {
    cpu: options.cpu,
    'ephemeral-storage': '100Gi',
    memory: options.memory,
    pods: options.pods,
  };
  return {
    phase: 'Running',
    allocatable: amounts,
    capacity: amounts,
    addresses: [
      { type: 'InternalIP', address: options.address },
      { type: 'Hostname', address: options.name },
    ],
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'KubeletReady',
        message: 'kubelet is posting ready status',
        lastHeartbeatTime: now,
        lastTransitionTime: now,
      },
    ],
  };
}
