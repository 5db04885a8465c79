import {
  Controller,
  Informers,
  Pod,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { Tenants } from 'dapr-vcluster-sandbox';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { withProcesses } from '../pods/podStatus';

const CONTAINER = 'syncer';
const LOOK_AGAIN_MS = 300;

/** Lets a vcluster's pod say whether its control plane and its syncer are up. */
export function runTenantReadiness(
  client: KubeClient,
  informers: Informers,
  tenants: Tenants,
  onError: (what: string, error: unknown) => void,
): Controller {
  const pods = informers.of<Pod>(RESOURCES.pods);
  return runController({
    client,
    informers,
    onError: (key, error) => onError(`readiness of ${key}`, error),
    kinds: [{ resource: RESOURCES.pods }],
    reconcile: async key => {
      const pod = pods.get(key);
      if (
        pod?.metadata.labels?.app !== 'vcluster' ||
        pod.metadata.deletionTimestamp ||
        pod.status?.phase !== 'Running'
      ) {
        return undefined;
      }
      const { namespace = '', labels } = pod.metadata;
      const up = tenants.get(namespace, labels.release) !== undefined;
      if (!up) {
        return { requeueAfterMs: LOOK_AGAIN_MS };
      }
      const known = pod.status.containerStatuses?.find(
        ({ name }) => name === CONTAINER,
      );
      if (!known || known.ready) {
        return undefined;
      }
      const running = { startedAt: new Date().toISOString() };
      const state = {
        ...known,
        ready: true,
        started: true,
        state: { running },
      };
      const status = withProcesses(pod, new Map([[CONTAINER, state]]));
      if (status) {
        await client.replace(
          RESOURCES.pods,
          { ...pod, status },
          { subresource: 'status' },
        );
      }
      return undefined;
    },
  });
}
