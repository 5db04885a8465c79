import {
  clusterRoleNames,
  configSecretName,
  kubeconfigSecretName,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf } from '../../platform/kubernetes';
import { isOfPortal } from '../live/hostNamespace';
import { mappedNamespaces } from '../live/mappedNamespaces';
import { ownedObjects } from '../provisioners/owned';
import { DeletionContext } from './DeletionContext';
import {
  joinSteps,
  NOTHING,
  Step,
  targetList,
  targetObject,
} from './deletionTarget';
import { inKeptNamespace } from './inKeptNamespace';
import { keptMappedNamespace } from './keptMappedNamespace';
import { inNamespace } from './inNamespace';
import { CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES, DAPR_KINDS } from './kinds';
import { isOfRelease, isOfVcluster, isWhereSynced, selectors } from './proof';

/** The provisioner's objects: its controller uninstalls the chart while they are being deleted. */
export async function installation({
  client,
  ref,
  provisioner,
  hasNamespace,
  keepsNamespace,
}: DeletionContext): Promise<Step> {
  const steps = ownedObjects(provisioner, ref)
    .filter(({ isShared }) => isShared || hasNamespace)
    .map(({ resource, ref: place, isShared }) =>
      targetObject(
        client,
        resource,
        place,
        object =>
          (!isShared && !keepsNamespace) ||
          (isOfPortal(object, ref) && isInstalledIn(object, ref, isShared)),
        'This portal did not create it; delete it by hand if it installs the vcluster',
      ),
    );
  return joinSteps(await Promise.all(steps));
}

/** Labels name the tenant only: in a namespace that tenants share, the object has to say the namespace too. */
function isInstalledIn(
  { spec }: KubeObject & { spec?: { destination?: { namespace?: string } } },
  { namespace }: TenantRef,
  isShared: boolean,
): boolean {
  return !isShared || spec?.destination?.namespace === namespace;
}

/** The control plane and its cluster-wide rights, where no controller has deleted them. */
export async function controlPlane({
  client,
  ref,
  hasNamespace,
}: DeletionContext): Promise<Step> {
  const query = {
    namespace: ref.namespace,
    labelSelector: selectors.chart(ref),
  };
  const rights = [CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES].flatMap(resource =>
    clusterRoleNames(ref).map(name =>
      targetObject(client, resource, { name }, object =>
        isOfRelease(object, ref),
      ),
    ),
  );
  return joinSteps(
    await Promise.all([
      ...(hasNamespace
        ? [RESOURCES.statefulSets, RESOURCES.deployments].map(resource =>
            targetList(client, resource, query),
          )
        : []),
      ...rights,
    ]),
  );
}

/** Everything the syncer created on the host in namespaces of its own; Helm leaves all of it behind. */
export async function syncedNamespaces({
  client,
  ref,
}: DeletionContext): Promise<Step> {
  const { namespaces } = RESOURCES;
  const mapped = await mappedNamespaces(client, ref);
  const steps = mapped.map(async ({ name, uid, keep }): Promise<Step> => {
    if (keep) {
      return keptMappedNamespace(client, ref, { name, keep });
    }
    const itself = { resource: namespaces, ref: { name }, uid };
    return joinSteps([
      { targets: [itself], left: [] },
      await inNamespace(client, name),
    ]);
  });
  return joinSteps(await Promise.all(steps));
}

/** What uninstalling leaves in the tenant's own namespace: disk, credentials, and what portal and syncer wrote there. */
export async function ownLeftovers({
  client,
  ref,
  hasNamespace,
  keepsNamespace,
}: DeletionContext): Promise<Step> {
  if (!hasNamespace) {
    return NOTHING;
  }
  const { namespace } = ref;
  const { persistentVolumeClaims: volumes, secrets } = RESOURCES;
  const named = [
    { resource: volumes, name: `data-${ref.name}-0` },
    { resource: volumes, name: `data-${ref.name}-etcd-0` },
    { resource: secrets, name: kubeconfigSecretName(ref.name) },
    { resource: secrets, name: configSecretName(ref.name) },
  ].map(({ resource, name }) =>
    targetObject(
      client,
      resource,
      { namespace, name },
      object => isOfVcluster(object, ref),
      // Otherwise it goes with the namespace.
      keepsNamespace && 'Its labels do not say that it is of this vcluster',
    ),
  );
  const written = [
    { labelSelector: selectors.registered(ref) },
    { labelSelector: selectors.synced(ref), isProved: isWhereSynced },
  ].flatMap(query =>
    [...DAPR_KINDS, RESOURCES.networkPolicies, secrets].map(resource =>
      targetList(client, resource, { namespace, ...query }),
    ),
  );
  const copied = DAPR_KINDS.map(resource =>
    targetList(client, resource, {
      namespace,
      labelSelector: selectors.copied(ref),
    }),
  );
  return joinSteps(await Promise.all([...named, ...written, ...copied]));
}

/** The tenant's own namespace; or, when it stays, the chart's and the syncer's objects in it. */
export async function ownNamespace(context: DeletionContext): Promise<Step> {
  const { client, ref, hasNamespace, keepsNamespace, namespaceUid } = context;
  const { namespaces } = RESOURCES;
  const { namespace: name } = ref;
  if (!hasNamespace) {
    return NOTHING;
  }
  if (!keepsNamespace) {
    const itself = { resource: namespaces, ref: { name }, uid: namespaceUid };
    return joinSteps([
      { targets: [itself], left: [] },
      await inNamespace(client, name),
    ]);
  }
  const kept = outcomeOf(
    namespaces,
    { name },
    'left',
    `Kept: ${keepsNamespace}`,
  );
  return joinSteps([
    await inKeptNamespace(context),
    { targets: [], left: [kept] },
  ]);
}
