import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { NewObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A namespace whose syncer the default allow-list of the tests fits. */
export const NAMESPACE = 'vcluster-team-a';

/** A pod that asks for a sidecar, with an app on port 8080. */
export const daprPod = (
  name: string,
  annotations: Record<string, string> = {},
): NewObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: NAMESPACE,
    annotations: {
      'dapr.io/enabled': 'true',
      'dapr.io/app-id': 'cart',
      'dapr.io/disable-builtin-k8s-secret-store': 'true',
      ...annotations,
    },
  },
  spec: {
    containers: [
      { name: 'app', image: 'app:1', ports: [{ containerPort: 8080 }] },
    ],
  },
});

/** A Redis state store with its password in a Secret. */
export const stateStore = (name: string, secret: string): NewObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
      {
        name: 'redisPassword',
        secretKeyRef: { name: secret, key: 'password' },
      },
    ],
  },
});

/** Status of the pod's container `daprd`. */
export const daprdStatus = ({ status }: Pod) =>
  status?.containerStatuses?.find(({ name }) => name === 'daprd');
