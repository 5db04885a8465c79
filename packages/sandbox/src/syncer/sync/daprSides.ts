import { Informer, keyOf } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  DaprResource,
  HostSide as DaprHost,
  SyncedKind,
  ViewListener,
  VirtualSide,
} from '../../dapr-sync';
import { Sides } from './Sides';

const FIELD_MANAGER = 'vcluster-syncer';

const resourceOf = (kind: SyncedKind): Resource => ({
  ...kind,
  namespaced: true,
});

async function follow(informer: Informer<KubeObject>, listener: ViewListener) {
  await informer.synced();
  const unsubscribe = informer.subscribe(change =>
    listener(change as Parameters<ViewListener>[0]),
  );
  return {
    get: (ref: { namespace: string; name: string }) =>
      informer.get(keyOf({ metadata: ref })) as DaprResource | undefined,
    list: () => informer.list() as DaprResource[],
    stop: async () => void unsubscribe(),
  };
}

/** The vcluster, as the copier of Dapr resources reads it. */
export function daprVirtualSide({ virtual }: Sides): VirtualSide {
  return {
    follow: (kind, listener) =>
      follow(virtual.informers.of(resourceOf(kind)), listener),
  };
}

/** The host, as the copier of Dapr resources writes it: with the syncer's rights. */
export function daprHostSide({ host }: Sides): DaprHost {
  return {
    follow: (kind, listener) => follow(host.of(resourceOf(kind)), listener),
    apply: (kind, object) =>
      host.client.apply(resourceOf(kind), object, {
        fieldManager: FIELD_MANAGER,
      }) as Promise<DaprResource>,
    remove: async (kind, ref, uid) => {
      await deleteIfPresent(host.client, resourceOf(kind), ref, {
        preconditions: { uid },
      });
    },
  };
}
