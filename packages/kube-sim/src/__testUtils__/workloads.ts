import { NewObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { PodSpec } from '../controllerRuntime';

const APP: PodSpec = { containers: [{ name: 'app', image: 'app:1' }] };

/** A Deployment `name` in `default`. */
export function deployment(
  name: string,
  replicas: number,
  spec: PodSpec = APP,
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec },
    },
  };
}

/** A StatefulSet `name` in `default` with one volume claim per pod. */
export function statefulSet(
  name: string,
  replicas: number,
  podManagementPolicy = 'OrderedReady',
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      serviceName: name,
      podManagementPolicy,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: APP },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '1Gi' } },
          },
        },
      ],
    },
  };
}
