import {
  configSecretName,
  kubeconfigSecretName,
  LABEL_MANAGED_BY,
  LABEL_SYNCED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { KubeClient, RESOURCES } from '../../platform/hosts';
import { outcomeOf } from '../../platform/kubernetes';
import { mappedNamespaces } from '../hostNamespaces';
import { doomedList, doomedObject, joinSteps, Step } from './doomed';
import { CHART_KINDS, CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES } from './kinds';

/** What the steps look at. */
export type RemovalContext = {
  client: KubeClient;
  ref: TenantRef;
  provisioner: Provisioner;
  /** Why the tenant's own namespace stays; absent when it goes too. */
  keepsNamespace?: string;
};

/** The provisioner's objects: its controller uninstalls the chart while they are being deleted. */
export async function installation({
  client,
  ref,
  provisioner,
}: RemovalContext): Promise<Step> {
  const steps = provisioner
    .owned(ref)
    .map(({ kind, name }) =>
      doomedObject(
        client,
        { ...kind, namespaced: true },
        { namespace: ref.namespace, name },
      ),
    );
  return joinSteps(await Promise.all(steps));
}

/** The control plane and its cluster-wide rights, where no controller has removed them. */
export async function controlPlane({
  client,
  ref,
}: RemovalContext): Promise<Step> {
  const query = {
    namespace: ref.namespace,
    labelSelector: `app=vcluster,release=${ref.name}`,
  };
  const rights = [
    `vc-${ref.name}-v-${ref.namespace}`,
    `vc-mn-${ref.name}-v-${ref.namespace}`,
  ];
  const steps = await Promise.all(
    [CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES].flatMap(resource =>
      rights.map(name =>
        doomedObject(
          client,
          resource,
          // The chart cuts names at 63 characters.
          { name: name.slice(0, 63) },
          ({ metadata: { labels = {} } }) =>
            labels.app === 'vcluster' && labels.release === ref.name,
        ),
      ),
    ),
  );
  return joinSteps([
    {
      doomed: [
        ...(await doomedList(client, RESOURCES.statefulSets, query)),
        ...(await doomedList(client, RESOURCES.deployments, query)),
      ],
      left: [],
    },
    ...steps,
  ]);
}

/** Everything the syncer made on the host in namespaces of its own; Helm leaves all of it behind. */
export async function syncedNamespaces({
  client,
  ref,
}: RemovalContext): Promise<Step> {
  const { namespaces } = RESOURCES;
  const mapped = await mappedNamespaces(client, ref);
  const steps = mapped.map(async ({ name, keep }): Promise<Step> => {
    if (keep) {
      const left = outcomeOf(namespaces, { name }, 'left', `Kept: ${keep}`);
      return { doomed: [], left: [left] };
    }
    const inside = { namespace: name, within: true };
    return joinSteps([
      await doomedObject(client, namespaces, { name }),
      {
        doomed: [
          ...(await doomedList(client, RESOURCES.components, inside)),
          ...(await doomedList(client, RESOURCES.secrets, inside)),
        ],
        left: [],
      },
    ]);
  });
  return joinSteps(await Promise.all(steps));
}

/** What uninstalling leaves in the tenant's own namespace: disk, credentials, and what the portal registered. */
export async function ownLeftovers({
  client,
  ref,
}: RemovalContext): Promise<Step> {
  const { namespace } = ref;
  const named = [
    { resource: RESOURCES.persistentVolumeClaims, name: `data-${ref.name}-0` },
    {
      resource: RESOURCES.persistentVolumeClaims,
      name: `data-${ref.name}-etcd-0`,
    },
    { resource: RESOURCES.secrets, name: kubeconfigSecretName(ref.name) },
    { resource: RESOURCES.secrets, name: configSecretName(ref.name) },
  ];
  const steps = named.map(({ resource, name }) =>
    doomedObject(client, resource, { namespace, name }),
  );
  const registered = {
    namespace,
    labelSelector: `${LABEL_MANAGED_BY}=${MANAGED_BY},${LABEL_TENANT}=${ref.name}`,
  };
  const synced = {
    namespace,
    labelSelector: `${LABEL_SYNCED_BY}=${ref.name}`,
  };
  return joinSteps([
    ...(await Promise.all(steps)),
    {
      doomed: [
        ...(await doomedList(client, RESOURCES.components, registered)),
        ...(await doomedList(client, RESOURCES.secrets, synced)),
      ],
      left: [],
    },
  ]);
}

/** The tenant's own namespace; or, when it was there before, the chart's objects in it. */
export async function ownNamespace({
  client,
  ref,
  keepsNamespace,
}: RemovalContext): Promise<Step> {
  const { namespaces, secrets } = RESOURCES;
  const name = ref.namespace;
  if (!keepsNamespace) {
    return doomedObject(client, namespaces, { name });
  }
  const chart = `app=vcluster,release=${ref.name}`;
  const lists = CHART_KINDS.map(resource =>
    doomedList(client, resource, { namespace: name, labelSelector: chart }),
  );
  const history = doomedList(client, secrets, {
    namespace: name,
    labelSelector: `owner=helm,name=${ref.name}`,
  });
  const reason = `Kept: ${keepsNamespace}`;
  return {
    doomed: (await Promise.all([...lists, history])).flat(),
    left: [outcomeOf(namespaces, { name }, 'left', reason)],
  };
}
