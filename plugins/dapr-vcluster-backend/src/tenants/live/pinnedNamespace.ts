import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';

/**
 * Makes sure that a namespace is still the very one that permissions were checked for. One that was deleted and created
 * again belongs to somebody else, whatever its name and labels are.
 *
 * Asked before each write into a namespace and after the last one: what was written in between can then be taken back.
 *
 * @throws ConflictError when it is another namespace, or none.
 */
export async function assertSameNamespace(
  client: KubeClient,
  { metadata: { name, uid } }: KubeObject,
): Promise<void> {
  const now = await getIfPresent(client, RESOURCES.namespaces, { name });
  if (now?.metadata.uid === uid) {
    return;
  }
  throw conflict(
    `namespace "${name}" was deleted${
      now ? ' and created again' : ''
    } while this request was under way`,
    {
      field: 'namespace',
      value: name,
      fix: 'Look at the tenant, then try again.',
    },
  );
}
