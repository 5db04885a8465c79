import { chartValues } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from './until';

/** A vcluster that the platform team has installed with Flux, without this portal. */
export async function foreignVcluster(
  host: KubeClient,
  name: string,
  { values = chartValues('oss-hostmanaged', {}), labels = {} } = {},
) {
  const namespace = `vcluster-${name}`;
  await host.create(RESOURCES.namespaces, {
    metadata: { name: namespace, labels: { team: 'x' } },
  });
  await host.create(RESOURCES.helmRepositories, {
    metadata: { name: 'loft', namespace },
    spec: { url: 'https://charts.loft.sh', interval: '1h' },
  });
  await host.create(RESOURCES.helmReleases, {
    metadata: { name, namespace, labels },
    spec: {
      interval: '1h',
      releaseName: name,
      chart: {
        spec: {
          chart: 'vcluster',
          version: '0.36.1',
          sourceRef: { kind: 'HelmRepository', name: 'loft' },
        },
      },
      values,
    },
  });
  await until(`${name} to be ready`, async () => {
    const { items } = await host.list<
      KubeObject & { status?: { readyReplicas?: number } }
    >(RESOURCES.statefulSets, { namespace });
    return items[0]?.status?.readyReplicas ? true : undefined;
  });
}
