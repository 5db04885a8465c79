import {
  ANNOTATION_OBJECT_NAME,
  LABEL_SYNCED_BY,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  managedByValue,
  multiNamespaceHostNamespace,
  multiNamespaceSuffix,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const IMPORTED = 'vcluster.loft.sh/object-imported';

/** A host namespace whose labels name a vcluster. */
export type MappedNamespace = {
  name: string;
  uid?: string;
  /** Present when it must not be deleted with the vcluster: why. */
  keep?: string;
};

/**
 * Host namespaces, beside its own, that a vcluster's syncer has created. Labels alone are not believed (a tenant can
 * influence them): a namespace counts only when the syncer would have computed its name.
 */
export async function mappedNamespaces(
  client: KubeClient,
  ref: TenantRef,
): Promise<MappedNamespace[]> {
  const selectors = [
    `${LABEL_VCLUSTER_NAME}=${ref.name},${LABEL_VCLUSTER_NAMESPACE}=${ref.namespace}`,
    `${LABEL_SYNCED_BY}=${managedByValue(ref.namespace, ref.name)}`,
  ];
  const found = new Map<string, MappedNamespace>();
  for (const labelSelector of selectors) {
    const { items } = await client.list(RESOURCES.namespaces, {
      labelSelector,
    });
    for (const namespace of items) {
      const { name, uid } = namespace.metadata;
      if (name !== ref.namespace) {
        found.set(name, { name, uid, keep: reasonToKeep(namespace, ref) });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reasonToKeep(
  { metadata }: KubeObject,
  ref: TenantRef,
): string | undefined {
  const { labels = {}, annotations = {} } = metadata;
  const owner = labels[LABEL_VCLUSTER_NAME];
  const place = labels[LABEL_VCLUSTER_NAMESPACE];
  const ofOther =
    (owner !== undefined && owner !== ref.name) ||
    (place !== undefined && place !== ref.namespace);
  if (ofOther) {
    return 'its labels also name another vcluster';
  }
  if (annotations[IMPORTED]) {
    return 'it was there before the vcluster used it';
  }
  const virtual = annotations[ANNOTATION_OBJECT_NAME];
  const computed =
    virtual === undefined
      ? endsInSuffix(metadata.name, ref)
      : metadata.name ===
        multiNamespaceHostNamespace(virtual, ref.namespace, ref.name);
  return computed
    ? undefined
    : 'its name is not one that this vcluster gives to namespaces';
}

function endsInSuffix(name: string, ref: TenantRef): boolean {
  return new RegExp(`^vcluster-[0-9a-f]{8}-${multiNamespaceSuffix(ref)}$`).test(
    name,
  );
}
