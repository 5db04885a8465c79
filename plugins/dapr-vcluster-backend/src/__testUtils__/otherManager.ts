import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
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
  const client = new HttpKubeClient(await kubeConfigOf(path.host, ref), {
    fieldManager: FIELD_MANAGER_OF_OTHERS,
  });
  let created = false;
  await client.apply(
    RESOURCES.configMaps,
    { metadata: { name, namespace: 'default' }, data: { a: 'theirs' } },
    {
      onCreated: () => {
        created = true;
      },
    },
  );
  client.close();
  if (!created) {
    throw new Error(`ConfigMap ${name} was there already`);
  }
}
