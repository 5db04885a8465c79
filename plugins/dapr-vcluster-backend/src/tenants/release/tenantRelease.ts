import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { HostObject, Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ownedObjects } from '../provisioners/owned';
import { readRelease, StoredRelease } from './storedRelease';

/**
 * What is installed of a tenant: the release that Helm has stored; for provisioners whose controllers keep none, what their
 * object asks for, as revision 0 and without a manifest.
 */
export async function readTenantRelease(
  client: KubeClient,
  ref: TenantRef,
  provisioner: Provisioner,
): Promise<{ newest: StoredRelease; deployed?: StoredRelease } | undefined> {
  const [first] = ownedObjects(provisioner, ref);
  if (!provisioner.release || !first) {
    return readRelease(client, ref);
  }
  const object = await getIfPresent(client, first.resource, first.ref);
  const seen = object && provisioner.release(object as unknown as HostObject);
  if (!seen) {
    return undefined;
  }
  const release: StoredRelease = {
    revision: 0,
    status: 'deployed',
    chart: 'vcluster',
    version: seen.chartVersion.replace(/^v/, ''),
    values: seen.values,
    manifest: '',
  };
  return { newest: release, deployed: release };
}
