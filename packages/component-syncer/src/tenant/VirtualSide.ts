import { ANNOTATION_SYNC_STATUS } from 'backstage-plugin-dapr-vcluster-common';
import {
  KindWatcher,
  KubeClient,
  KubeObject,
  WatchState,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isDeepStrictEqual } from 'node:util';
import { isActorStore } from '../check';
import { allowedMetadata, MetadataAllowList } from '../copy';
import { resourceOf } from '../host';
import { LiveSet } from '../live';
import { digestOfSaid } from './status';
import { DaprResource, NamespacedName, SyncedKind, VirtualSide } from '../sync';

/** An object of a vcluster as it is copied and checked. */
export type VirtualObject = DaprResource & {
  /** Its size in characters, instead of its fields, when that is too much. */
  oversize?: number;
};

/** What is kept of an object of a vcluster: its fields as text, as they are rarely looked at. */
export type KeptObject = DaprResource & {
  /** JSON of its fields; empty when they are too much. */
  fields: string;
  oversize?: number;
  /** Whether it takes the place of an app's actor state store. */
  isActorStore: boolean;
  /** Digest of what its status says, at whatever time. */
  said?: string;
};

/** What following a vcluster needs. */
export type VclusterFollowerOptions = {
  client: KubeClient;
  timing: WatchTiming;
  allowedMetadata: MetadataAllowList;
  maxCharacters: number;
  signal: AbortSignal;
  /** @param before - as it was; undefined when it is new */
  onChanged: (
    of: NamespacedName & { kind: string },
    before: KeptObject | undefined,
  ) => void;
  /** Only what the syncer says about an object has changed. */
  onStatusChanged: (of: NamespacedName & { kind: string }) => void;
  onState: (kind: string, state: WatchState, reason?: string) => void;
};

/** Follows the Dapr resources of one vcluster: one watch per kind. */
export class VclusterFollower implements VirtualSide {
  readonly #options: VclusterFollowerOptions;
  readonly #kinds = new Map<string, LiveSet<KeptObject>>();
  readonly #ends: Promise<void>[] = [];

  constructor(options: VclusterFollowerOptions) {
    this.#options = options;
  }

  get(kind: string, ref: NamespacedName): KeptObject | undefined {
    return this.#kinds.get(kind)?.get(ref);
  }

  list(kind: string): KeptObject[] {
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
    const objects = new LiveSet<KeptObject>(
      ({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      }),
      {
        onState: (state, reason) => onState(kind.kind, state, reason),
        keep: (before, after) => {
          if (!isSameSource(before, after)) {
            return after;
          }
          before.said = after.said;
          return before;
        },
      },
    );
    this.#kinds.set(kind.kind, objects);
    const stop = objects.listen({
      changed: change => {
        const { before, after } = change;
        const { namespace = '', name = '' } = (after ?? before)?.metadata ?? {};
        const of = { kind: kind.kind, namespace, name };
        if (before && before === after) {
          onStatusChanged(of);
        } else {
          onChanged(of, before);
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

  #project(kind: SyncedKind, object: KubeObject): KeptObject {
    const { allowedMetadata: allowed, maxCharacters } = this.#options;
    const { metadata, status: _, apiVersion: __, kind: ___, ...rest } = object;
    const fields = JSON.stringify(rest);
    const isTooLarge = fields.length > maxCharacters;
    const { annotations = {}, labels } = metadata;
    const said = annotations[ANNOTATION_SYNC_STATUS];
    return {
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
        annotations: allowedMetadata(annotations, allowed),
      },
      fields: isTooLarge ? '' : fields,
      oversize: isTooLarge ? fields.length : undefined,
      isActorStore: !isTooLarge && isActorStore({ ...rest, ...kind, metadata }),
      said:
        said === undefined || said.length > maxCharacters
          ? undefined
          : digestOfSaid(said),
    };
  }
}

/** The object that is kept, with its fields. */
export function wholeOf(kept: KeptObject): VirtualObject {
  const { apiVersion, kind, metadata, fields, oversize } = kept;
  return {
    ...(fields && (JSON.parse(fields) as object)),
    ...(oversize !== undefined && { oversize }),
    apiVersion,
    kind,
    metadata,
  };
}

/** Whether two versions of an object differ at most in what the syncer says about it. */
function isSameSource(a: KeptObject, b: KeptObject): boolean {
  return (
    a.fields === b.fields &&
    a.oversize === b.oversize &&
    isDeepStrictEqual(a.metadata, b.metadata)
  );
}
