import { isEqual } from 'lodash';
import {
  ANNOTATION_OBJECT_NAME,
  LABEL_SYNCED_BY,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  managedByValue,
  workloadServiceAccount,
} from 'backstage-plugin-dapr-vcluster-common';
import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { identity, mergedAnnotations } from '../translate/metadata';
import { KindRules } from './KindSync';
import { Sides } from './Sides';

const OWN_NAME = 'kubernetes.io/metadata.name';

/** One host namespace for each namespace of a multi-namespace vcluster. */
export function namespaceRules(sides: Sides): KindRules<KubeObject> {
  const { placement, config } = sides;
  const { vcluster, values } = config;
  const copyOf = (virtual: KubeObject): NewObject => {
    const { [OWN_NAME]: _, ...labels } = virtual.metadata.labels ?? {};
    const name = placement.hostNamespace(virtual.metadata.name);
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: {
          ...labels,
          ...values.experimental.multiNamespaceMode.namespaceLabels,
          [LABEL_SYNCED_BY]: managedByValue(vcluster.namespace, vcluster.name),
          [LABEL_VCLUSTER_NAME]: vcluster.name,
          [LABEL_VCLUSTER_NAMESPACE]: vcluster.namespace,
        },
        annotations: {
          ...virtual.metadata.annotations,
          ...identity(virtual, { name }),
        },
      },
    };
  };
  return {
    resource: RESOURCES.namespaces,
    hostRef: ({ name }) => ({ name: placement.hostNamespace(name) }),
    virtualRef: host => {
      const name = host.metadata.annotations?.[ANNOTATION_OBJECT_NAME];
      return name !== undefined &&
        placement.hostNamespace(name) === host.metadata.name
        ? { name }
        : undefined;
    },
    wanted: () => true,
    toHost: copyOf,
    update: async (virtual, host) => {
      const { labels, annotations } = copyOf(virtual).metadata;
      const metadata = {
        ...host.metadata,
        labels: { [OWN_NAME]: host.metadata.name, ...labels },
        annotations: mergedAnnotations(host.metadata.annotations, annotations),
      };
      if (!isEqual(metadata, host.metadata)) {
        await sides.host.client.replace(RESOURCES.namespaces, {
          ...host,
          metadata,
        });
      }
      await ensureAccount(sides, host.metadata.name);
    },
  };
}

async function ensureAccount({ host, config }: Sides, namespace: string) {
  const name = workloadServiceAccount(config.vcluster.name);
  if (host.of(RESOURCES.serviceAccounts).get(`${namespace}/${name}`)) {
    return;
  }
  await ensure(host.client, RESOURCES.serviceAccounts, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
  });
}
