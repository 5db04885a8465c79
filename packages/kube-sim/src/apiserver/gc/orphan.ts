import { ServerContext } from '../context/ServerContext';

/** Takes owner references to an object away, so that its dependents outlive it. */
export function orphanDependents(
  { owners, store }: Pick<ServerContext, 'owners' | 'store'>,
  uid: string,
): void {
  for (const { storage, stored } of owners.dependentsOf(uid)) {
    const { ownerReferences = [], ...metadata } = stored.object.metadata;
    const others = ownerReferences.filter(owner => owner.uid !== uid);
    store.put(storage, {
      ...stored.object,
      metadata: {
        ...metadata,
        ...(others.length > 0 ? { ownerReferences: others } : {}),
      },
    });
  }
}
