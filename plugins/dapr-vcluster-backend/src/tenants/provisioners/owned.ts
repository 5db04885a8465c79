import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { Resource } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** An object of a tenant that a provisioner's controller acts on, and where it is. */
export type OwnedObject = {
  resource: Resource;
  ref: { namespace: string; name: string };
  /** Whether it is in a namespace that other tenants use too. */
  isShared: boolean;
};

/** Where the objects of a tenant are that its provisioner writes; the release first. */
export function ownedObjects(
  provisioner: Pick<Provisioner, 'owned'>,
  tenant: TenantRef,
): OwnedObject[] {
  return provisioner
    .owned(tenant)
    .map(({ kind, name, namespace = tenant.namespace }) => ({
      resource: { ...kind, namespaced: true },
      ref: { namespace, name },
      isShared: namespace !== tenant.namespace,
    }));
}
