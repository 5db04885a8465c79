import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  COMPONENT_SYNCER,
  DAPR_KIND_TABLE,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  listIfPresent,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { onHost } from '../target/onHost';

/** A Dapr resource in a tenant's host namespace that comes from one of its virtual namespaces. */
export type HostObject = {
  resource: Resource;
  object: KubeObject;
  /** Virtual namespace. */
  namespace: string;
  /** Whether it is a copy of the Component syncer already; else the portal has registered it. */
  isCopy: boolean;
};

/**
 * Dapr resources of a tenant on its host that the portal has registered, or the Component syncer copied. What the platform
 * team wrote there, the access control of a preset too, is none of them.
 */
export async function hostObjects({
  ref,
  host,
}: LiveTenant): Promise<HostObject[]> {
  const labelSelector = `${LABEL_MANAGED_BY} in (${MANAGED_BY},${COMPONENT_SYNCER}),${LABEL_TENANT}=${ref.name}`;
  const lists = await Promise.all(
    Object.values(DAPR_KIND_TABLE).map(async resource => {
      const objects = await onHost(host, client =>
        listIfPresent<KubeObject>(client, resource, {
          namespace: ref.namespace,
          labelSelector,
        }),
      );
      return objects.flatMap(object => {
        const { labels, annotations } = object.metadata;
        const namespace = annotations?.[ANNOTATION_VIRTUAL_NAMESPACE];
        const isCopy = labels?.[LABEL_MANAGED_BY] === COMPONENT_SYNCER;
        return namespace ? [{ resource, object, namespace, isCopy }] : [];
      });
    }),
  );
  return lists.flat();
}
