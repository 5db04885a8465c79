import {
  KindWatcher,
  KubeClient,
  WatchState,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isDeepStrictEqual } from 'node:util';
import { MetadataAllowList } from '../copy';
import { resourceOf } from '../host';
import { LiveSet, LiveView } from '../live';
import { Admission, Timers } from '../work';
import { refOf } from '../sync/entries';
import { KeptObject, keptObject, VirtualObject, wholeOf } from './keptObject';
import { KeptLimits, KeptSize } from './KeptSize';
import { DaprResource, NamespacedName, SyncedKind, VirtualSide } from '../sync';

/** What following a vcluster needs. */
export type VclusterFollowerOptions = {
  client: KubeClient;
  timing: WatchTiming;
  allowedMetadata: MetadataAllowList;
  maxCharacters: number;
  /** What may be kept of all objects. */
  limits: KeptLimits;
  signal: AbortSignal;
  timers: Timers;
  /** @param before - as it was; undefined when it is new */
  onChanged: (
    of: NamespacedName & { kind: string },
    before: KeptObject | undefined,
  ) => void;
  /** Only what the syncer says about an object has changed. */
  onStatusChanged: (of: NamespacedName & { kind: string }) => void;
  onState: (kind: string, state: WatchState, reason?: string) => void;
};

/** How long the next kind waits for one that says nothing. */
const TURN_MS = 1_000;

/**
 * Follows the Dapr resources of one vcluster: one watch per kind. They begin one after the other: what a connection
 * reads at once, it keeps room for as long as it lasts.
 */
export class VclusterFollower implements VirtualSide {
  readonly #options: VclusterFollowerOptions;
  readonly #beginning: Admission;
  readonly #kinds = new Map<string, LiveSet<KeptObject>>();
  readonly #size: KeptSize;
  readonly #ends: Promise<void>[] = [];

  constructor(options: VclusterFollowerOptions) {
    this.#options = options;
    this.#size = new KeptSize(options.limits);
    this.#beginning = new Admission(
      { atATime: 1, longestMs: TURN_MS },
      options.timers,
    );
  }

  get(kind: string, ref: NamespacedName): KeptObject | undefined {
    return this.#kinds.get(kind)?.get(ref);
  }

  list(kind: string): KeptObject[] {
    return this.#kinds.get(kind)?.list() ?? [];
  }

  /** Dapr Components that take the place of an app's actor state store. */
  actorStores(): VirtualObject[] {
    return this.list('Component')
      .filter(each => each.isActorStore)
      .map(wholeOf);
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
    const size = this.#size.ofKind(kind.plural);
    const tell = (state: WatchState, reason?: string) => {
      if (state !== 'live') {
        size.begun();
      }
      onState(kind.kind, state, reason);
    };
    const objects = new LiveSet<KeptObject>(
      ({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      }),
      {
        onState: (state, reason) => {
          this.#beginning.leave(kind.kind);
          tell(state, reason);
        },
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
        size.changed(change);
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
        project: object => {
          const whole = keptObject(kind, object, this.#options);
          if (!whole) {
            return undefined;
          }
          const isNew = objects.get(refOf(whole)) === undefined;
          return size.admits(whole, isNew)
            ? whole
            : { ...whole, fields: '', isLeftOut: true };
        },
      },
      objects,
      timing,
      signal,
    );
    this.#ends.push(this.#beginning.enter(kind.kind).then(() => watcher.run()));
    return new LiveView(objects, stop);
  }

  /**
   * An object with its fields, wherever they are.
   *
   * @throws KubeError when they have to be read and cannot be
   */
  async whole(kind: SyncedKind, object: DaprResource): Promise<VirtualObject> {
    const kept = object as KeptObject;
    const { client } = this.#options;
    if (!kept.isLeftOut) {
      return wholeOf(kept);
    }
    const read = await client.get(resourceOf(kind), refOf(kept));
    const whole = keptObject(kind, read, this.#options);
    if (!whole) {
      throw new Error('The API server of the vcluster answers with no object');
    }
    return wholeOf(whole);
  }

  /** Resolves when no request is under way; the signal ends the watches. */
  async ended(): Promise<void> {
    [...this.#kinds.keys()].forEach(kind => this.#beginning.leave(kind));
    await Promise.all(this.#ends);
  }
}

/** Whether two versions of an object differ at most in what the syncer says about it. */
function isSameSource(a: KeptObject, b: KeptObject): boolean {
  return (
    a.fields === b.fields &&
    a.oversize === b.oversize &&
    a.isLeftOut === b.isLeftOut &&
    isDeepStrictEqual(a.metadata, b.metadata)
  );
}
