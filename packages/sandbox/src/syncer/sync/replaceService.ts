import { Informer, keyOf, NewObject, SERVICES } from '../../client';
import { Service } from '../translate/podEnv';
import { Sides } from './Sides';

/**
 * Makes a virtual Service anew with its host address: the address of an existing one cannot change.
 * Resolves when the cache shows the new one, so that nobody takes the old one for deleted.
 */
export async function replaceService(
  { client, informers }: Sides['virtual'],
  { status: _, ...service }: Service,
): Promise<void> {
  const { name, namespace, labels, annotations, uid, finalizers } =
    service.metadata;
  const cache = informers.of<Service>(SERVICES);
  const copy: NewObject<Service> = {
    ...service,
    metadata: { name, namespace, labels, annotations, finalizers },
  };
  const make = (replacement: NewObject<Service>) =>
    client.create<Service>(SERVICES, replacement);
  if (!(await client.delete(SERVICES, service.metadata, { uid }))) {
    return;
  }
  const made = await make(copy).catch(() => {
    // Taken by another Service of this vcluster: better any address than no Service.
    const { clusterIP: _ip, clusterIPs: _ips, ...spec } = service.spec;
    return make({ ...copy, spec });
  });
  await shown(cache, made);
}

function shown(cache: Informer<Service>, made: Service): Promise<void> {
  return new Promise(resolve => {
    const end = cache.subscribe(({ after }) => {
      if (after && keyOf(after) === keyOf(made)) {
        if (after.metadata.uid === made.metadata.uid) {
          setImmediate(() => end());
          resolve();
        }
      }
    });
  });
}
