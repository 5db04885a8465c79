import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  NewObject,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from './until';

/** An Event as tests read it. */
export type Event = {
  reason?: string;
  message?: string;
  count?: number;
  involvedObject: { name?: string };
} & KubeObject;

/** A Deployment of one pod. */
export function app(
  name: string,
  namespace: string,
  annotations: Record<string, string> = {},
  spec: object = {},
): NewObject & TypeMeta {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: {
          containers: [{ name: 'app', image: 'example.org/app:1' }],
          ...spec,
        },
      },
    },
  };
}

/** Waits for a pod of a Deployment, running unless asked for another state. */
export function podOf(
  client: KubeClient,
  name: string,
  fits: (pod: Pod) => unknown = pod => pod.status?.phase === 'Running',
) {
  return until(`pod of ${name}`, async () =>
    (await client.list<Pod>(RESOURCES.pods)).items.find(
      pod => pod.metadata.name.startsWith(`${name}-`) && fits(pod),
    ),
  );
}

/** A Secret with one value. */
export const secret = (
  name: string,
  namespace: string,
  annotations?: Record<string, string>,
): NewObject & TypeMeta => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace, annotations },
  data: { password: Buffer.from('one').toString('base64') },
});

/** Annotations that ask for a sidecar. */
export const dapr = (appId: string) => ({
  'dapr.io/enabled': 'true',
  'dapr.io/app-id': appId,
  'dapr.io/disable-builtin-k8s-secret-store': 'true',
});
