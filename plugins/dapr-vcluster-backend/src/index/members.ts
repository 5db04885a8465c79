import {
  HostMetadata,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  ANNOTATION_VIRTUAL_NAMESPACE,
  originOf,
  ownedNamespaces,
  OwnedNamespace,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ComponentItem, ConfigurationItem, PodItem } from './model';
import { byPlace, HostState, itemsIn } from './reduce';
import { Placement } from './topology';

/** Namespace and name on one side. */
export type ObjectName = { namespace: string; name: string };

/** A pod of a tenant's app, with its identity in the vcluster where that is certain. */
export type TenantPod = PodItem & { virtual?: ObjectName };

/** A Dapr Component on the host that a tenant's sidecars can load. */
export type TenantComponent = ComponentItem & {
  virtual?: ObjectName;
  managedBy: 'tenant' | 'portal' | 'host';
};

/** The host objects of one tenant. */
export type Members = {
  pods: TenantPod[];
  components: TenantComponent[];
  configurations: ConfigurationItem[];
};

/** Collects a tenant's objects from its host namespaces. `sharing`: all tenants of its own namespace. */
export function membersOf(
  placement: Placement,
  sharing: readonly VclusterRef[],
  state: HostState,
): Members {
  const { ref, own, mapped } = placement;
  const owned = ownedNamespaces(sharing, own ? [own, ...mapped] : mapped);
  // Orphans and namespaces that cannot be listed still have objects.
  for (const { name } of mapped) pin(owned, name, ref, 'mapped');
  pin(owned, ref.namespace, ref, 'own');
  const buckets = [...owned.keys()].map(name => state.buckets.get(name));
  const all = <
    K extends 'pods' | 'components.dapr.io' | 'configurations.dapr.io',
  >(
    kind: K,
  ) => buckets.flatMap(bucket => itemsIn(bucket, kind)).sort(byPlace);
  const identify = <T extends HostMetadata>(item: T) => {
    const origin = originOf(item, owned);
    if (origin.kind === 'synced') {
      const { namespace, name, tenant } = origin;
      const mine = tenant.name === ref.name;
      return mine ? [{ ...item, virtual: { namespace, name } }] : [];
    }
    // In a namespace of several vclusters only the syncer's label tells whose it is.
    return sharing.length > 1 ? [] : [item];
  };
  return {
    pods: all('pods')
      .filter(pod => pod.role === 'app' && pod.phase !== 'Succeeded')
      .flatMap<TenantPod>(identify),
    components: all('components.dapr.io')
      .flatMap<ComponentItem & { virtual?: ObjectName }>(identify)
      .map(withManager),
    configurations: all('configurations.dapr.io'),
  };
}

function pin(
  owned: Map<string, OwnedNamespace>,
  name: string,
  tenant: VclusterRef,
  role: OwnedNamespace['role'],
) {
  if (!owned.has(name)) owned.set(name, { name, tenants: [tenant], role });
}

/** What this product registered on the host counts as declared in the virtual namespace it notes. */
function withManager(
  item: ComponentItem & { virtual?: ObjectName },
): TenantComponent {
  if (item.virtual) return { ...item, managedBy: 'tenant' };
  const namespace = item.annotations[ANNOTATION_VIRTUAL_NAMESPACE];
  if (item.labels[LABEL_MANAGED_BY] !== MANAGED_BY) {
    return { ...item, managedBy: 'host' };
  }
  return {
    ...item,
    managedBy: 'portal',
    ...(namespace && { virtual: { namespace, name: item.name } }),
  };
}
