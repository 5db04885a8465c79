import { KubeObject } from 'dapr-vcluster-kube-sim';

/** All have the same name, each in a host namespace of its own. */
export const VCLUSTER = 'team';

/** Host namespace of a vcluster by its number. */
export function homeOf(number: number): string {
  return `vcluster-t${number}`;
}

/** The number of a vcluster by its host namespace. */
export function numberOf(home: string): number {
  return Number(home.replace(/^vcluster-t/, ''));
}

export function namespaceNamed(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** What the host has of a vcluster that the Component syncer is to serve. */
export function vclusterFrame(number: number): KubeObject[] {
  const namespace = homeOf(number);
  const labels = { app: 'vcluster', release: VCLUSTER };
  return [
    {
      ...namespaceNamed(namespace),
      metadata: {
        name: namespace,
        annotations: { 'dapr-vcluster/profile': 'oss-synced' },
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { namespace, name: VCLUSTER, labels },
      spec: {
        replicas: 1,
        serviceName: VCLUSTER,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'syncer', image: 'vcluster:0.36.1' }] },
        },
      },
    },
  ];
}
