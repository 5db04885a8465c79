import { ANNOTATION_SYNC_STATUS } from 'backstage-plugin-dapr-vcluster-common';
import {
  KindWatcher,
  KubeClient,
  KubeObject,
  WatchState,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isDeepStrictEqual } from 'node:util';
import { allowedMetadata, MetadataAllowList } from '../copy';
import { resourceOf } from '../host';
import { LiveSet } from '../live';
import { DaprResource, NamespacedName, SyncedKind, VirtualSide } from '../sync';

/** What of an object of a vcluster is kept: what is copied, and what the syncer says about it. */
export type VirtualObject = DaprResource & {
  /** Its size in characters, instead of its fields, when that is too much. */
  oversize?: number;
};

/** What following a vcluster needs. */
export type VclusterFollowerOptions = {
  client: KubeClient;
  timing: WatchTiming;
  allowedMetadata: MetadataAllowList;
  maxCharacters: number;
  signal: AbortSignal;
  onChanged: (of: NamespacedName & { kind: string }) => void;
  /** Only what the syncer says about an object has changed. */
  onStatusChanged: (of: NamespacedName & { kind: string }) => void;
  onState: (kind: string, state: WatchState, reason?: string) => void;
};

/** Follows the Dapr resources of one vcluster: one watch per kind. */
export class VclusterFollower implements VirtualSide {
  readonly #options: VclusterFollowerOptions;
  readonly #kinds = new Map<string, LiveSet<VirtualObject>>();
  readonly #ends: Promise<void>[] = [];

  constructor(options: VclusterFollowerOptions) {
    this.#options = options;
  }

  get(kind: string, ref: NamespacedName): VirtualObject | undefined {
    return this.#kinds.get(kind)?.get(ref);
  }

  list(kind: string): VirtualObject[] {
    return this.#kinds.get(kind)?.list() ?? [];
  }

  /** Whether all kinds have been read as a whole, and can still be. */
  known(): boolean {
    return [...this.#kinds.values()].every(each => each.known());
  }

  async follow(
    kind: SyncedKind,
    listener: Parameters<VirtualSide['follow']>[1],
  ): ReturnType<VirtualSide['follow']> {
    const { client, timing, signal, onState, onChanged, onStatusChanged } =
      this.#options;
    const objects = new LiveSet<VirtualObject>(
      ({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      }),
      (state, reason) => onState(kind.kind, state, reason),
    );
    this.#kinds.set(kind.kind, objects);
    const stop = objects.listen({
      changed: change => {
        const { before, after } = change;
        const { namespace = '', name = '' } = (after ?? before)?.metadata ?? {};
        const of = { kind: kind.kind, namespace, name };
        if (before && after && isSameSource(before, after)) {
          onStatusChanged(of);
        } else {
          onChanged(of);
          listener.changed(change);
        }
      },
      complete: () => listener.complete(),
    });
    const watcher = new KindWatcher(
      client,
      {
        resource: resourceOf(kind),
        project: object => this.#project(kind, object),
      },
      objects,
      timing,
      signal,
    );
    this.#ends.push(watcher.run());
    return {
      known: () => objects.known(),
      get: ref => objects.get(ref),
      list: () => objects.list(),
      stop: async () => stop(),
    };
  }

  /** Resolves when no request is under way; the signal ends the watches. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  #project(kind: SyncedKind, object: KubeObject): VirtualObject {
    const { allowedMetadata: allowed, maxCharacters } = this.#options;
    const { metadata, status: _, ...fields } = object;
    const size = JSON.stringify(fields).length;
    const { annotations = {}, labels } = metadata;
    const said = annotations[ANNOTATION_SYNC_STATUS];
    return {
      ...(size > maxCharacters ? { oversize: size } : fields),
      apiVersion: kind.apiVersion,
      kind: kind.kind,
      metadata: {
        name: metadata.name,
        namespace: metadata.namespace,
        uid: metadata.uid,
        generation: metadata.generation,
        creationTimestamp: metadata.creationTimestamp,
        deletionTimestamp: metadata.deletionTimestamp,
        labels: allowedMetadata(labels, allowed),
        annotations: {
          ...allowedMetadata(annotations, allowed),
          ...(said !== undefined && {
            [ANNOTATION_SYNC_STATUS]: said.slice(0, maxCharacters),
          }),
        },
      },
    };
  }
}

/** Whether two versions of an object differ at most in what the syncer says about it. */
function isSameSource(a: VirtualObject, b: VirtualObject): boolean {
  return isDeepStrictEqual(withoutStatus(a), withoutStatus(b));
}

function withoutStatus(object: VirtualObject): VirtualObject {
  const { [ANNOTATION_SYNC_STATUS]: _, ...annotations } =
    object.metadata.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } };
}
