import { isEqual } from 'lodash';
import {
  DaprResource,
  HostCopy,
  HostSide,
  SyncedKind,
  VirtualSide,
} from 'dapr-vcluster-component-syncer';
import { Informer, keyOf } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Sides } from '../sync/Sides';
import { exportedFrom, refOf } from './translation';

const FIELD_MANAGER = 'vcluster-syncer';

const resourceOf = (kind: SyncedKind): Resource => ({
  ...kind,
  namespaced: true,
});

/** The vcluster, as the copier of Dapr resources reads it. */
export function virtualSide({ virtual }: Sides): VirtualSide {
  return {
    follow: (kind, listener) =>
      follow(
        virtual.informers.of(resourceOf(kind)),
        object => object as DaprResource,
        listener,
      ),
  };
}

/** The host, as the copier of Dapr resources writes it: with the syncer's rights. */
export function hostSide({ host, placement }: Sides): HostSide {
  const copyOf = (object: KubeObject): HostCopy => ({
    ref: refOf(object as DaprResource),
    uid: object.metadata.uid ?? '',
    resourceVersion: object.metadata.resourceVersion ?? '',
    source: exportedFrom(placement.vcluster, object as DaprResource),
    content: '',
  });
  return {
    follow: (kind, listener) =>
      follow(host.of(resourceOf(kind)), copyOf, listener),
    holds: (kind, { ref }, copy) => {
      const found = host.of(resourceOf(kind)).get(keyOf({ metadata: ref }));
      return found !== undefined && holds(found as DaprResource, copy);
    },
    write: async (kind, copy, found) => {
      await host.client.apply(resourceOf(kind), copy, {
        fieldManager: FIELD_MANAGER,
      });
      return { outcome: found ? 'replaced' : 'created', content: '' };
    },
    remove: async (kind, { ref, uid }) => {
      await deleteIfPresent(host.client, resourceOf(kind), ref, {
        preconditions: { uid },
      });
    },
  };
}

async function follow<T>(
  informer: Informer<KubeObject>,
  project: (object: KubeObject) => T,
  listener: {
    changed(change: { before?: T; after?: T }): void;
    complete(): void;
  },
) {
  await informer.synced();
  const unsubscribe = informer.subscribe(({ before, after }) =>
    listener.changed({
      before: before && project(before),
      after: after && project(after),
    }),
  );
  return {
    known: () => true,
    get: (ref: { namespace: string; name: string }) => {
      const found = informer.get(keyOf({ metadata: ref }));
      return found && project(found);
    },
    list: () => informer.list().map(project),
    stop: async () => void unsubscribe(),
  };
}

/** Whether the host object has everything that the copy wants; more metadata is fine. */
function holds(found: DaprResource, wanted: DaprResource) {
  const contains = (
    all: Record<string, string> = {},
    some: Record<string, string> = {},
  ) => Object.entries(some).every(([key, value]) => all[key] === value);
  return (
    contains(found.metadata.labels, wanted.metadata.labels) &&
    contains(found.metadata.annotations, wanted.metadata.annotations) &&
    Object.entries(wanted).every(
      ([field, value]) => field === 'metadata' || isEqual(found[field], value),
    )
  );
}
