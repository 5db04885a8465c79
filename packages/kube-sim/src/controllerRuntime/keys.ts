import { ObjectRef } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** `<namespace>/<name>`, or `<name>` for cluster-scoped objects: the work queue's key. */
export function keyOf(object: { metadata: Partial<ObjectRef> }): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : `${name}`;
}

/** The inverse of {@link keyOf}. */
export function refOf(key: string): ObjectRef {
  const slash = key.indexOf('/');
  return slash < 0
    ? { name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
