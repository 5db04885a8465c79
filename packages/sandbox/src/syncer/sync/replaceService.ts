import { Informer } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Service } from '../translate/podEnv';
import { Sides } from './Sides';

/**
 * Recreates a virtual Service with its host address: the address of an existing one cannot change.
 * Resolves when the cache shows the new one, so that nobody takes the old one for deleted.
 */
export async function replaceService(
  { client, informers }: Sides['virtual'],
  { status: _, ...service }: Service,
): Promise<void> {
  const { name, namespace, labels, annotations, uid, finalizers } =
    service.metadata;
  const cache = informers.of<Service>(RESOURCES.services);
  const copy: NewObject<Service> = {
    ...service,
    metadata: { name, namespace, labels, annotations, finalizers },
  };
  const make = (replacement: NewObject<Service>) =>
    client.create<Service>(RESOURCES.services, replacement);
  if (
    !(await deleteIfPresent(client, RESOURCES.services, service.metadata, {
      preconditions: { uid },
    }))
  ) {
    return;
  }
  try {
    await shown(cache, await make(copy));
  } catch (error) {
    // Taken by another Service of this vcluster: better any address than no Service, and another try later.
    const { clusterIP: _ip, clusterIPs: _ips, ...spec } = service.spec;
    await shown(cache, await make({ ...copy, spec }));
    throw error;
  }
}

function shown(cache: Informer<Service>, made: Service): Promise<void> {
  return new Promise(resolve => {
    const end = cache.subscribe(({ after }) => {
      if (after?.metadata.uid === made.metadata.uid) {
        // Later: the subscription may be telling of what it knows already.
        setImmediate(() => end());
        resolve();
      }
    });
  });
}
