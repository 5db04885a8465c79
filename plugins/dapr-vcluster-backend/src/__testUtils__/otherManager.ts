import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Transport } from '../platform/hosts/transport';
import { kubeConfigOf } from './virtualAccess';
import { WritePath } from './WritePath';

/** Field manager of somebody who works in the vcluster beside the portal. */
export const FIELD_MANAGER_OF_OTHERS = 'somebody-else';

/** Applies ConfigMap `name` with `data.a` in namespace `default` of a vcluster, as another field manager. */
export async function applyAsSomebodyElse(
  path: WritePath,
  ref: TenantRef,
  name: string,
): Promise<void> {
  const transport = new Transport(await kubeConfigOf(path.host, ref));
  const response = await transport.send({
    method: 'PATCH',
    path: `/api/v1/namespaces/default/configmaps/${name}`,
    query: { fieldManager: FIELD_MANAGER_OF_OTHERS },
    contentType: 'application/apply-patch+yaml',
    body: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { a: 'theirs' },
    },
  });
  response.resume();
  transport.close();
  if (response.statusCode !== 201) {
    throw new Error(`applying ${name} gave ${response.statusCode}`);
  }
}
