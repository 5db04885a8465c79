import {
  LABEL_SYNCED_BY,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
} from './keys';
import {
  managedByValue,
  multiNamespaceSuffix,
  singleNamespaceName,
  VclusterRef,
} from './translate';

/**
 * The part of a host object's metadata that reverse mapping reads.
 *
 * @public
 */
export type HostMetadata = {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
};

/**
 * A host namespace that carries a tenant's objects.
 *
 * @public
 */
export type OwnedNamespace = {
  /** Name on the host. */
  name: string;
  /** The vclusters that write into it; several only in a vcluster's own namespace, before 0.25. */
  tenants: VclusterRef[];
  /** `own`: holds the vcluster itself. `mapped`: stands for exactly one namespace in the vcluster. */
  role: 'own' | 'mapped';
  /** The namespace in the vcluster that a mapped one stands for; unknown without its annotation. */
  virtualNamespace?: string;
};

/**
 * Where a host object comes from.
 *
 * @public
 */
export type VirtualOrigin =
  | { kind: 'synced'; tenant: VclusterRef; namespace: string; name: string }
  | { kind: 'host-managed'; tenants: VclusterRef[] }
  | { kind: 'suspect'; tenants: VclusterRef[]; reason: string }
  | { kind: 'foreign' };

/**
 * Finds the host namespaces of a set of vclusters: their own, and those the syncer labelled
 * (or, without labels, those whose name ends in the vcluster's suffix).
 *
 * @public
 */
export function ownedNamespaces(
  tenants: readonly VclusterRef[],
  namespaces: readonly HostMetadata[],
): Map<string, OwnedNamespace> {
  const owned = new Map<string, OwnedNamespace>();
  for (const namespace of namespaces) {
    const residents = tenants.filter(
      tenant => tenant.namespace === namespace.name,
    );
    if (residents.length > 0) {
      owned.set(namespace.name, {
        name: namespace.name,
        tenants: residents,
        role: 'own',
      });
      continue;
    }
    const owners = tenants.filter(candidate =>
      ownsNamespace(candidate, namespace),
    );
    // Two owners are none: a name alone must not show one tenant's objects to another.
    if (owners.length === 1) {
      const [tenant] = owners;
      const virtualNamespace = namespace.annotations?.[ANNOTATION_OBJECT_NAME];
      owned.set(namespace.name, {
        name: namespace.name,
        tenants: [tenant],
        role: 'mapped',
        ...(virtualNamespace === undefined ? {} : { virtualNamespace }),
      });
    }
  }
  return owned;
}

function ownsNamespace(tenant: VclusterRef, namespace: HostMetadata): boolean {
  const labels = namespace.labels ?? {};
  if (
    labels[LABEL_VCLUSTER_NAME] !== undefined &&
    labels[LABEL_VCLUSTER_NAMESPACE] !== undefined
  ) {
    return (
      labels[LABEL_VCLUSTER_NAME] === tenant.name &&
      labels[LABEL_VCLUSTER_NAMESPACE] === tenant.namespace
    );
  }
  if (labels[LABEL_SYNCED_BY] !== undefined) {
    return (
      labels[LABEL_SYNCED_BY] === managedByValue(tenant.namespace, tenant.name)
    );
  }
  return new RegExp(
    `^vcluster-[0-9a-f]{8}-${multiNamespaceSuffix(tenant)}$`,
  ).test(namespace.name);
}

/**
 * Maps a host object back to its tenant and its identity in the vcluster. The tenant comes from
 * the namespace and `managed-by`, which only the syncer writes; the `object-*` annotations are
 * believed when they fit the object's name and namespace.
 *
 * @public
 */
export function originOf(
  object: HostMetadata,
  owned: ReadonlyMap<string, OwnedNamespace>,
): VirtualOrigin {
  const place =
    object.namespace === undefined ? undefined : owned.get(object.namespace);
  if (!place) {
    return { kind: 'foreign' };
  }
  return place.role === 'own'
    ? originInOwn(object, place)
    : originInMapped(object, place);
}

function originInOwn(
  object: HostMetadata,
  place: OwnedNamespace,
): VirtualOrigin {
  const managedBy = object.labels?.[LABEL_SYNCED_BY];
  const tenant = place.tenants.find(candidate => candidate.name === managedBy);
  const identity = claimedIdentity(object);
  if (!tenant) {
    return identity
      ? suspect(
          place,
          `annotations name "${identity.name}", but label ${LABEL_SYNCED_BY} names no vcluster here`,
        )
      : { kind: 'host-managed', tenants: place.tenants };
  }
  if (!identity) {
    return suspect(
      { tenants: [tenant] },
      `label ${LABEL_SYNCED_BY} is set without the annotations of a synced object`,
    );
  }
  const expected = singleNamespaceName(
    identity.name,
    identity.namespace,
    tenant.name,
  );
  return object.name === expected || object.name === identity.hostName
    ? {
        kind: 'synced',
        tenant,
        namespace: identity.namespace,
        name: identity.name,
      }
    : suspect(
        { tenants: [tenant] },
        `"${identity.name}" in "${identity.namespace}" would be called "${expected}" here`,
      );
}

function originInMapped(
  object: HostMetadata,
  place: OwnedNamespace,
): VirtualOrigin {
  const identity = claimedIdentity(object);
  if (!identity) {
    return { kind: 'host-managed', tenants: place.tenants };
  }
  if (
    place.virtualNamespace !== undefined &&
    identity.namespace !== place.virtualNamespace
  ) {
    return suspect(
      place,
      `annotations name namespace "${identity.namespace}", but this one stands for "${place.virtualNamespace}"`,
    );
  }
  return object.name === identity.name || object.name === identity.hostName
    ? {
        kind: 'synced',
        tenant: place.tenants[0],
        namespace: identity.namespace,
        name: identity.name,
      }
    : suspect(
        place,
        `annotations name "${identity.name}", which would keep its name here`,
      );
}

function claimedIdentity(object: HostMetadata) {
  const name = object.annotations?.[ANNOTATION_OBJECT_NAME];
  const namespace = object.annotations?.[ANNOTATION_OBJECT_NAMESPACE];
  return name === undefined || namespace === undefined
    ? undefined
    : {
        name,
        namespace,
        hostName: object.annotations?.[ANNOTATION_OBJECT_HOST_NAME],
      };
}

function suspect(
  { tenants }: Pick<OwnedNamespace, 'tenants'>,
  reason: string,
): VirtualOrigin {
  return { kind: 'suspect', tenants, reason };
}
