import {
  ANNOTATION_ADOPTED,
  LABEL_MANAGED_BY,
  LABEL_SYNCED_BY,
  LABEL_TENANT,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  MANAGED_BY,
  managedByValue,
  multiNamespaceSuffix,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { VCLUSTER_APP } from './apps';
import { NamespaceItem, ReleaseItem, WorkloadItem } from './model';
import { allItems, byPlace, HostState } from './hostState';
import { isKnown } from './sources';

/** A tenant and the host objects that prove it. */
export type Placement = {
  ref: VclusterRef;
  /** Its own host namespace. */
  own?: NamespaceItem;
  /** The vcluster's StatefulSet or Deployment. */
  workload?: WorkloadItem;
  release?: ReleaseItem;
  /** Host namespaces that each stand for one namespace of the vcluster. */
  mapped: NamespaceItem[];
};

/** `<namespace>/<name>` of a vcluster. */
export function placementKey({ namespace, name }: VclusterRef): string {
  return `${namespace}/${name}`;
}

const HASHED = /^vcluster-[0-9a-f]{8}-([0-9a-f]{8})$/;
/** Stands for several vclusters with the same suffix or label. */
const SHARED = 'shared';

/**
 * Finds the tenants of a host: vcluster workloads, releases of the chart by Flux and Argo CD, namespaces this product
 * made or registered, and mapped namespaces whose vcluster was deleted. Only objects a tenant cannot write count.
 */
export function placeTenants(state: HostState): Map<string, Placement> {
  const placements = new Map<string, Placement>();
  const at = (ref: VclusterRef): Placement => {
    const key = placementKey(ref);
    const known = placements.get(key) ?? { ref, mapped: [] };
    placements.set(key, known);
    return known;
  };
  for (const workload of vclusterWorkloads(state)) {
    const { namespace, release = workload.name } = workload;
    at({ namespace, name: release }).workload ??= workload;
  }
  const releases = [
    ...allItems(state, 'helmreleases.helm.toolkit.fluxcd.io').sort(byPlace),
    ...allItems(state, 'applications.argoproj.io').sort(byPlace),
  ];
  for (const release of releases) {
    const { targetNamespace: namespace, releaseName: name } = release;
    at({ namespace, name }).release ??= release;
  }
  const namespaces = allItems(state, 'namespaces').sort(byPlace);
  for (const namespace of namespaces) {
    const name = madeFor(namespace);
    if (name) {
      at({ namespace: namespace.name, name });
    }
  }
  attachNamespaces(placements, namespaces, at);
  if (isKnown(state, 'namespaces')) {
    for (const [key, placement] of placements) {
      if (comesEarly(placement)) {
        placements.delete(key);
      }
    }
  }
  return placements;
}

/**
 * Whether objects of a tenant have come before the namespace they are in, which must be there: kinds come by streams of
 * their own. Until it comes the tenant is not known.
 */
function comesEarly({ ref, own, workload, release, mapped }: Placement) {
  const isInside = workload ?? release?.namespace === ref.namespace;
  return !own && mapped.length === 0 && Boolean(isInside);
}

function vclusterWorkloads(state: HostState): WorkloadItem[] {
  return [
    ...allItems(state, 'statefulsets.apps'),
    ...allItems(state, 'deployments.apps'),
  ]
    .filter(({ app }) => app === VCLUSTER_APP)
    .sort(byPlace);
}

/** Name of the tenant a namespace was made for by this product, or whose vcluster was registered in it. */
function madeFor(namespace: NamespaceItem): string | undefined {
  const { labels, annotations } = namespace;
  const isMarked =
    labels[LABEL_MANAGED_BY] === MANAGED_BY || annotations[ANNOTATION_ADOPTED];
  // The syncer copies labels of a vcluster's namespaces: those cannot claim a tenant.
  return isMapped(namespace) || !isMarked ? undefined : labels[LABEL_TENANT];
}

function isMapped({ name, labels }: NamespaceItem): boolean {
  return (
    labels[LABEL_SYNCED_BY] !== undefined ||
    labels[LABEL_VCLUSTER_NAME] !== undefined ||
    HASHED.test(name)
  );
}

function attachNamespaces(
  placements: Map<string, Placement>,
  namespaces: readonly NamespaceItem[],
  at: (ref: VclusterRef) => Placement,
) {
  const byName = new Map(namespaces.map(each => [each.name, each]));
  const known = [...placements.values()];
  const refs = known.map(({ ref }) => ref);
  const bySuffix = uniqueBy(refs, multiNamespaceSuffix);
  const byManager = uniqueBy(refs, ({ namespace, name }) =>
    managedByValue(namespace, name),
  );
  for (const placement of known) {
    placement.own = byName.get(placement.ref.namespace);
  }
  const own = new Set(known.map(({ ref }) => ref.namespace));
  for (const namespace of namespaces) {
    if (isMapped(namespace) && !own.has(namespace.name)) {
      const ref = claimant(namespace, bySuffix, byManager);
      if (ref) {
        const placement = at(ref);
        placement.own ??= byName.get(ref.namespace);
        placement.mapped.push(namespace);
      }
    }
  }
}

/** vclusters by a key; `SHARED` for a key of several, as it does not tell them apart. */
function uniqueBy(
  refs: readonly VclusterRef[],
  keyOf: (ref: VclusterRef) => string,
): Map<string, VclusterRef | typeof SHARED> {
  const byKey = new Map<string, VclusterRef | typeof SHARED>();
  for (const ref of refs) {
    const key = keyOf(ref);
    byKey.set(key, byKey.has(key) ? SHARED : ref);
  }
  return byKey;
}

/** The vcluster a mapped namespace belongs to; undefined if several could own it; a hashed name outweighs labels that disagree with it. */
function claimant(
  { name, labels }: NamespaceItem,
  bySuffix: ReadonlyMap<string, VclusterRef | typeof SHARED>,
  byManager: ReadonlyMap<string, VclusterRef | typeof SHARED>,
): VclusterRef | undefined {
  const suffix = HASHED.exec(name)?.[1];
  const bySuffixOfName = bySuffix.get(suffix ?? '');
  if (bySuffixOfName === SHARED) {
    return undefined;
  }
  const labelled = {
    name: labels[LABEL_VCLUSTER_NAME],
    namespace: labels[LABEL_VCLUSTER_NAMESPACE],
  };
  if (labelled.name && labelled.namespace) {
    const fits = !suffix || multiNamespaceSuffix(labelled) === suffix;
    return fits ? labelled : bySuffixOfName;
  }
  const manager = byManager.get(labels[LABEL_SYNCED_BY] ?? '');
  return manager === SHARED ? undefined : manager ?? bySuffixOfName;
}
