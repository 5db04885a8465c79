import {
  ANNOTATION_SYNC_SOURCE,
  ANNOTATION_VIRTUAL_NAMESPACE,
  COMPONENT_SYNCER,
  DaprResourceKind,
  HostMetadata,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  originOf,
  ownedNamespaces,
  OwnedNamespace,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  ComponentItem,
  ItemBase,
  Items,
  PodItem,
  QuotaItem,
  RESOURCE_KINDS,
  ResourceItem,
  ResourceKind,
} from './model/model';
import { byPlace, HostState, itemsIn } from './model/hostState';
import { Placement } from './model/placement';

/** Namespace and name on one side. */
export type ObjectName = { namespace: string; name: string };

/** A pod of a tenant's app, with its identity in the vcluster where that is certain. */
export type TenantPod = PodItem & { virtual?: ObjectName };

/** Whose a host object is. */
export type Ownership = {
  virtual?: ObjectName;
  managedBy: 'tenant' | 'portal' | 'host' | 'unverified';
  /** Why it is not taken for what it says it is. */
  doubt?: string;
};

/** A Dapr Component on the host that a tenant's sidecars can load. */
export type TenantComponent = ComponentItem & Ownership;

/** Another Dapr resource on the host that a tenant's sidecars see. */
export type TenantResource = ResourceItem &
  Ownership & { kind: DaprResourceKind };

/** The host objects of one tenant. */
export type Members = {
  pods: TenantPod[];
  components: TenantComponent[];
  configurations: ItemBase[];
  /** Configurations among them. */
  resources: TenantResource[];
};

/** Collects a tenant's objects from its host namespaces. `sharing`: all tenants of its own namespace. */
export function membersOf(
  placement: Placement,
  sharing: readonly VclusterRef[],
  state: HostState,
): Members {
  const owned = namespacesOf(placement, sharing);
  const buckets = [...owned.keys()].map(name => state.buckets.get(name));
  const all = <K extends 'pods' | 'components.dapr.io' | ResourceKind>(
    kind: K,
  ): Items[K][] =>
    buckets.flatMap(bucket => itemsIn(bucket, kind)).sort(byPlace);
  const mine = identifier(placement, sharing, owned);
  const kinds = Object.keys(RESOURCE_KINDS) as ResourceKind[];
  return {
    pods: all('pods')
      .filter(pod => pod.role === 'app' && pod.phase !== 'Succeeded')
      .flatMap<TenantPod>(pod => {
        const found = mine(pod);
        return found ? [found.virtual ? { ...pod, ...found } : pod] : [];
      }),
    components: all('components.dapr.io').flatMap(item =>
      withOwner(item, mine),
    ),
    configurations: all('configurations.dapr.io'),
    resources: kinds.flatMap(kind =>
      all(kind).flatMap(item =>
        withOwner({ ...item, kind: RESOURCE_KINDS[kind] }, mine),
      ),
    ),
  };
}

/** Quotas of a tenant's host namespaces. Not among its objects: each pod that comes or goes changes how much is used. */
export function quotasOf(
  placement: Placement,
  sharing: readonly VclusterRef[],
  state: HostState,
): QuotaItem[] {
  return [...namespacesOf(placement, sharing).keys()].flatMap(name =>
    itemsIn(state.buckets.get(name), 'resourcequotas'),
  );
}

/** Host namespaces of a tenant, its own first. */
export function namespacesOf(
  { ref, own, mapped }: Placement,
  sharing: readonly VclusterRef[],
): Map<string, OwnedNamespace> {
  const owned = ownedNamespaces(sharing, own ? [own, ...mapped] : mapped);
  // Orphans and namespaces that cannot be listed still have objects.
  for (const { name } of mapped) {
    pin(owned, name, [ref], 'mapped');
  }
  pin(owned, ref.namespace, sharing.length > 0 ? sharing : [ref], 'own');
  return owned;
}

function pin(
  owned: Map<string, OwnedNamespace>,
  name: string,
  tenants: readonly VclusterRef[],
  role: OwnedNamespace['role'],
) {
  if (!owned.has(name)) {
    owned.set(name, { name, tenants: [...tenants], role });
  }
}

type Identity = { virtual?: ObjectName; doubt?: string };

/**
 * Tells of an object in a tenant's host namespaces what it is in the vcluster; undefined for another tenant's. Whose it
 * is comes from where it is; what it says of itself only counts where the syncer would have put it.
 */
export function identifier(
  { ref }: Placement,
  sharing: readonly VclusterRef[],
  owned: ReadonlyMap<string, OwnedNamespace>,
): (item: HostMetadata) => Identity | undefined {
  return item => {
    const origin = originOf(item, owned);
    if (origin.kind === 'synced') {
      const { namespace, name, tenant } = origin;
      return tenant.name === ref.name
        ? { virtual: { namespace, name } }
        : undefined;
    }
    if (origin.kind === 'foreign') {
      return undefined;
    }
    // In a namespace of several vclusters only the syncer's label tells whose it is.
    const certain = sharing.length <= 1 || origin.tenants.length === 1;
    if (!certain || !origin.tenants.some(({ name }) => name === ref.name)) {
      return undefined;
    }
    return origin.kind === 'suspect' ? { doubt: origin.reason } : {};
  };
}

/** What this product registered on the host counts as declared in the virtual namespace it notes. */
function withOwner<T extends ResourceItem>(
  item: T,
  identify: ReturnType<typeof identifier>,
): Array<T & Ownership> {
  const found = identify(item);
  if (!found) {
    return [];
  }
  if (found.virtual) {
    return [{ ...item, ...found, managedBy: 'tenant' }];
  }
  if (found.doubt) {
    return [{ ...item, ...found, managedBy: 'unverified' }];
  }
  const source = sourceOf(item);
  if (source) {
    return [{ ...item, virtual: source, managedBy: 'tenant' }];
  }
  if (item.labels[LABEL_MANAGED_BY] !== MANAGED_BY) {
    return [{ ...item, managedBy: 'host' }];
  }
  const namespace = item.annotations[ANNOTATION_VIRTUAL_NAMESPACE];
  return [
    {
      ...item,
      managedBy: 'portal',
      ...(namespace && { virtual: { namespace, name: item.name } }),
    },
  ];
}

/** What a copy of the Component syncer is of, by marks that only it writes on the host; names are kept. */
function sourceOf({
  name,
  labels,
  annotations,
}: ResourceItem): ObjectName | undefined {
  const [namespace, of] = (annotations[ANNOTATION_SYNC_SOURCE] ?? '').split(
    '/',
  );
  return labels[LABEL_MANAGED_BY] === COMPONENT_SYNCER &&
    namespace !== '' &&
    of === name
    ? { namespace, name }
    : undefined;
}
