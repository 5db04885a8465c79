import { get } from 'lodash';
import { itemsOf } from '../defaults/fill';
import { isRecord } from '../meta/json';
import { ServerContext } from '../context/ServerContext';
import { StoredObject } from '../storage/StoredObject';
import { KubeObject } from '../meta/types';
import { CLAIM_PROTECTION, VOLUME_PROTECTION } from '../meta/finalizers';
import { removeFinalizer } from '../writes/removeFinalizer';

const CLAIMS = 'persistentvolumeclaims';
const VOLUMES = 'persistentvolumes';

/** Lets claims and volumes under deletion go once nothing uses them any more. */
export function protectStorage({ store }: Pick<ServerContext, 'store'>): void {
  const releaseClaims = (namespace: string) =>
    setImmediate(() => {
      const pods = store.list('pods', namespace);
      const unused = (claim: StoredObject) =>
        !pods.some(pod => usesClaim(pod, claim.name));
      store
        .listStored(CLAIMS, namespace)
        .filter(claim => isDeleted(claim) && unused(claim))
        .forEach(stored =>
          removeFinalizer(store, { storage: CLAIMS, stored }, CLAIM_PROTECTION),
        );
    });
  store.subscribe(CLAIMS, ({ stored }) => {
    if (isDeleted(stored)) {
      releaseClaims(stored.namespace);
    }
  });
  store.subscribe('pods', ({ type, stored }) => {
    if (type === 'DELETED') {
      releaseClaims(stored.namespace);
    }
  });
  store.subscribe(VOLUMES, ({ type, stored }) => {
    if (type !== 'DELETED' && isDeleted(stored) && !isBound(stored.object)) {
      setImmediate(() => {
        const latest = store.getStored(VOLUMES, undefined, stored.name);
        if (latest) {
          removeFinalizer(
            store,
            { storage: VOLUMES, stored: latest },
            VOLUME_PROTECTION,
          );
        }
      });
    }
  });
}

function isDeleted({ object }: StoredObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

function isBound(volume: KubeObject): boolean {
  return get(volume, 'status.phase') === 'Bound';
}

function usesClaim(pod: KubeObject, claim: string): boolean {
  return itemsOf(isRecord(pod.spec) ? pod.spec : {}, 'volumes').some(
    volume => get(volume, 'persistentVolumeClaim.claimName') === claim,
  );
}
