import {
  Controller,
  Informers,
  Pod,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { Tenants } from 'dapr-vcluster-sandbox';
import {
  KubeClient,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What kwok reads to learn where a port of a pod leads. */
const PORT_FORWARDS: Resource = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'PortForward',
  plural: 'portforwards',
  namespaced: true,
};

/** Port on which a vcluster's pod serves its API. */
const API_PORT = 8443;
const LOOK_AGAIN_MS = 300;

/** Lets the port of a vcluster's pod lead to the API server that stands for it. */
export function runPortForwards(
  client: KubeClient,
  informers: Informers,
  tenants: Tenants,
  onError: (what: string, error: unknown) => void,
): Controller {
  const pods = informers.of<Pod>(RESOURCES.pods);
  return runController({
    client,
    informers,
    onError: (key, error) => onError(`port-forward to ${key}`, error),
    kinds: [{ resource: RESOURCES.pods }],
    reconcile: async key => {
      const pod = pods.get(key);
      const { namespace = '', labels } = pod?.metadata ?? {};
      if (
        labels?.app !== 'vcluster' ||
        pod?.metadata.deletionTimestamp ||
        pod?.status?.phase !== 'Running'
      ) {
        return undefined;
      }
      const tenant = tenants.get(namespace, labels.release);
      if (tenant?.config.podUid !== pod.metadata.uid) {
        return { requeueAfterMs: LOOK_AGAIN_MS };
      }
      const { url } = tenant!.controlPlane.access;
      await client.apply(PORT_FORWARDS, forwardOf(pod, new URL(url)), {
        fieldManager: 'lab',
      });
      return undefined;
    },
  });
}

/** Goes with its pod. */
function forwardOf({ metadata }: Pod, { hostname, port }: URL) {
  const { namespace, name, uid = '' } = metadata;
  return {
    apiVersion: PORT_FORWARDS.apiVersion,
    kind: PORT_FORWARDS.kind,
    metadata: {
      namespace,
      name,
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid }],
    },
    spec: {
      forwards: [
        {
          ports: [API_PORT],
          target: { address: hostname, port: Number(port) },
        },
      ],
    },
  };
}
