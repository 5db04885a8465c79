import {
  LABEL_SYNCED_BY,
  managedByValue,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { mappedNamespaces } from '../live/mappedNamespaces';
import { customKinds, isOn } from './customKinds';
import { platformRights } from './platformRights';
import { itemsOf, textAt, Value, valueAt, valuesOf } from './vclusterValues';

/** Kinds of the whole host that a syncer copies when it is told to, by their keys in the values of the chart. */
const CLUSTER_WIDE: Record<string, { apiVersion: string; kind: string }> = {
  persistentVolumes: { apiVersion: 'v1', kind: 'PersistentVolume' },
  storageClasses: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
  priorityClasses: {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
  },
  volumeSnapshotContents: {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotContent',
  },
};

/**
 * What a vcluster has written that the portal does not look for, because few do and it has no right to: objects of the whole
 * host, resources of other operators, kubeconfigs and rights in other namespaces, as far as its values say so. What a namespace that is
 * deleted takes with it is not mentioned.
 *
 * @param keepsNamespace - whether the namespace of the vcluster stays
 * @returns one outcome for each kind, in words how to find its objects; nothing when the values cannot be read
 */
export async function copiedElsewhere(
  client: KubeClient,
  ref: TenantRef,
  keepsNamespace: boolean,
): Promise<ObjectOutcome[]> {
  const values = await valuesOf(client, ref);
  const { namespace, name } = ref;
  const everywhere = managedByValue(namespace, name);
  const custom = customKinds(values);
  const mapped = custom.length > 0 ? await mappedNamespaces(client, ref) : [];
  return [
    ...custom.flatMap(kind => [
      ...(keepsNamespace ? [copies(kind, name, namespace)] : []),
      ...mapped
        .filter(({ keep }) => keep)
        .map(each => copies(kind, everywhere, each.name)),
    ]),
    ...Object.entries(CLUSTER_WIDE)
      .filter(([key]) => isOn(valueAt(values, 'sync', 'toHost', key)))
      .map(([, kind]) => copies(kind, everywhere)),
    ...kubeconfigsElsewhere(values, namespace),
    ...platformRights(values, ref),
    ...(keepsNamespace ? leaderLease(values, ref) : []),
  ];
}

function copies(
  kind: { apiVersion: string; kind: string },
  label: string,
  namespace?: string,
): ObjectOutcome {
  return {
    ...kind,
    ...(namespace && { namespace }),
    name: '*',
    outcome: 'left',
    reason: `The vcluster copied such objects, and the portal does not look for them; those that are left have the label ${LABEL_SYNCED_BY}=${label}`,
  };
}

/** In its own namespace they go with the Service of the vcluster; elsewhere they have no owner. */
function kubeconfigsElsewhere(values: Value, own: string): ObjectOutcome[] {
  const wanted = valueAt(values, 'exportKubeConfig');
  return [
    valueAt(wanted, 'secret'),
    ...itemsOf(valueAt(wanted, 'additionalSecrets')),
  ].flatMap((secret): ObjectOutcome[] => {
    const [namespace, name] = [
      textAt(secret, 'namespace'),
      textAt(secret, 'name'),
    ];
    return namespace && name && namespace !== own
      ? [
          {
            apiVersion: 'v1',
            kind: 'Secret',
            namespace,
            name,
            outcome: 'left',
            reason:
              'The vcluster wrote its kubeconfig there, outside its namespaces; delete it by hand if it is still there',
          },
        ]
      : [];
  });
}

/** Several replicas of a control plane elect a leader (`pkg/leaderelection` of vcluster). */
function leaderLease(
  values: Value,
  { namespace, name }: TenantRef,
): ObjectOutcome[] {
  const replicas = valueAt(
    values,
    'controlPlane',
    'statefulSet',
    'highAvailability',
    'replicas',
  );
  return Number(replicas) > 1
    ? [
        {
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          namespace,
          name: `vcluster-${name}-controller`,
          outcome: 'left',
          reason:
            'The replicas of the vcluster elected their leader by it; delete it by hand if it is still there',
        },
      ]
    : [];
}
