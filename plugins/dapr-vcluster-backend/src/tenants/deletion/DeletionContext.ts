import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';

/** What the steps of a deletion look at. */
export type DeletionContext = {
  client: KubeClient;
  ref: TenantRef;
  provisioner: Provisioner;
  /** Of the tenant's own namespace when permissions were checked; absent when there was none. */
  namespaceUid?: string;
  /** Whether there is a namespace of that name and it is the tenant's, so that objects in it can be. */
  hasNamespace: boolean;
  /** Namespace with the Secrets by which Argo CD reaches tenants; absent when there are none. */
  clusterSecrets?: string;
  /** Why the tenant's own namespace stays; absent when it is deleted too. */
  keepsNamespace?: string;
  /** Copies that are not looked for and may be left, as the values of the vcluster said before it was uninstalled. */
  elsewhere: ObjectOutcome[];
};

/**
 * Makes sure that the tenant's own namespace was not replaced since permissions were checked. What was found in it
 * before this, and is deleted by uid after it, was the tenant's then.
 *
 * @returns the namespace as it is now, if it is there
 * @throws ConflictError when somebody has created the namespace (again) meanwhile.
 */
export async function assertNotReplaced({
  client,
  ref,
  namespaceUid,
}: DeletionContext): Promise<KubeObject | undefined> {
  const name = ref.namespace;
  const now = await getIfPresent(client, RESOURCES.namespaces, { name });
  if (!now || now.metadata.uid === namespaceUid) {
    return now;
  }
  throw conflict(
    `namespace "${name}" was created again while its tenant was being deleted`,
    {
      field: 'namespace',
      value: name,
      fix: 'Look at the tenant that is there now; delete it by a request of its own.',
    },
  );
}
