import { KubeObject } from '../apiserver/meta/types';

export function configMap(
  name: string,
  data: Record<string, string> = {},
  metadata: KubeObject['metadata'] = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...metadata },
    data,
  };
}

export function pod(
  name: string,
  metadata: KubeObject['metadata'] = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...metadata },
    spec: { containers: [{ name: 'app', image: 'app:1' }] },
  };
}

export function deployment(name: string, replicas?: number): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image: 'app:1' }] },
      },
    },
  };
}

export function component(name: string, spec: object = {}): KubeObject {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    spec: { type: 'state.redis', version: 'v1', metadata: [], ...spec },
  };
}

export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
export const PODS = '/api/v1/namespaces/default/pods';
export const NAMESPACES = '/api/v1/namespaces';
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
export const COMPONENTS =
  '/apis/dapr.io/v1alpha1/namespaces/default/components';
