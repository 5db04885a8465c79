import { Freshness, Host } from 'backstage-plugin-dapr-vcluster-common';
import {
  KindWatcher,
  WatchState,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle } from '../platform/hosts';
import { readKubernetesVersion } from '../platform/kubernetesVersion';
import { DaprFacts } from './dapr';
import { DepartedObjects } from './DepartedObjects';
import { viewHost } from './hostView';
import { WatchedKind, WatchedKinds } from './watchedKinds';
import { Members } from './members';
import { SourceKind, SyncedKind } from './model/model';
import { HostState } from './model/hostState';
import { Change, initialState, reduce } from './model/reduce';
import { Placement } from './model/placement';
import { gapsOf } from './model/sources';
import { SyncerObserver, SyncerSeen } from './componentSyncer';
import { TenantView } from './tenantView';
import { Departed, TenantViews } from './TenantViews';

/** Options of a {@link HostIndex}. */
export type HostIndexOptions = {
  host: HostHandle;
  kinds: WatchedKinds;
  timing: WatchTiming;
  now: () => Date;
  /** Called after every change of state; views are made on demand. */
  changed: () => void;
};

const WHY_ABSENT: Partial<Record<WatchState, string>> = {
  forbidden: "The portal's service account may not list and watch this kind.",
  missing: 'The kind is not installed on this host.',
};

/** Live copy of one host and the views of its tenants. */
export class HostIndex {
  readonly host: HostHandle;
  readonly #options: HostIndexOptions;
  readonly #stop = new AbortController();
  #watchers: Promise<void>[] = [];
  #state: HostState;
  #lastSign: Date | undefined;
  #version: string | undefined;
  readonly #views: TenantViews;
  readonly #departed = new DepartedObjects();
  readonly #syncer: SyncerObserver;

  constructor(options: HostIndexOptions) {
    this.host = options.host;
    this.#options = options;
    this.#state = initialState(
      Object.keys(options.kinds) as SourceKind[],
      options.now().toISOString(),
    );
    this.#syncer = new SyncerObserver({
      host: options.host,
      timing: options.timing,
      changed: keys => {
        this.#views.syncerChanged(this.#syncer.seen, keys);
        options.changed();
      },
    });
    this.#views = new TenantViews(options.host, options.now, this.#syncer.seen);
  }

  start(): void {
    this.#watchers = Object.values(this.#options.kinds).map(kind =>
      this.#watch(kind),
    );
    this.#syncer.start();
  }

  /** Ends all streams; resolves when no request is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([...this.#watchers, this.#syncer.stop()]);
  }

  get state(): HostState {
    return this.#state;
  }

  /** What is seen of the Component syncer. */
  get syncer(): SyncerSeen {
    return this.#syncer.seen;
  }

  /** What is seen of Dapr's control plane. */
  get dapr(): DaprFacts {
    return this.#views.dapr(this.#state);
  }

  /** Freshness of anything read from this host, for content of the given revision. */
  freshness(revision: string): Freshness {
    return {
      revision,
      // Before the first answer nothing has been observed; the source states say so.
      observedAt: (this.#lastSign ?? new Date(0)).toISOString(),
      ...gapsOf(this.#state),
    };
  }

  /** The host as a page shows it. */
  view(): Host {
    return viewHost({
      host: this.host,
      state: this.#state,
      dapr: this.dapr,
      tenants: this.views().size,
      kubernetesVersion: this.#version,
    });
  }

  /** Views of all tenants, by `<namespace>/<name>`; those that nothing touched are the same objects as before. */
  views(): ReadonlyMap<string, TenantView> {
    return this.#views.of(this.#state);
  }

  /** What proves the tenant with the given key, as it is now. */
  placement(key: string): Placement | undefined {
    this.views();
    return this.#views.placement(key);
  }

  /** Objects of the tenant with the given key, which is among the views. */
  members(key: string): Members {
    return this.#views.members(key, this.#state);
  }

  /** What of a kind was a tenant's and is on the host no more. */
  departed(key: string, kind: SyncedKind): Departed {
    return this.#views.departed(key, kind, this.#departed);
  }

  #dispatch(change: Change) {
    const before = this.#state;
    this.#departed.note(before, change, this.#options.now().toISOString());
    this.#state = reduce(before, change);
    if (this.#state === before) {
      return;
    }
    this.#views.touched(change);
    this.#options.changed();
  }

  #watch(kind: WatchedKind): Promise<void> {
    const { timing, now } = this.#options;
    const watcher = new KindWatcher(
      this.host.client,
      kind,
      {
        replaced: items =>
          this.#dispatch({ type: 'replaced', kind: kind.kind, items }),
        upserted: item =>
          this.#dispatch({ type: 'upserted', kind: kind.kind, item }),
        removed: ({ namespace, name }) =>
          this.#dispatch({
            type: 'removed',
            kind: kind.kind,
            namespace: namespace ?? name,
            name,
          }),
        state: (state, reason = WHY_ABSENT[state]) => {
          const at = now().toISOString();
          this.#dispatch({
            type: 'source',
            kind: kind.kind,
            state,
            at,
            reason,
          });
        },
        alive: () => this.#alive(),
      },
      timing,
      this.#stop.signal,
    );
    return watcher.run();
  }

  #alive() {
    this.#lastSign = this.#options.now();
    if (this.#version === undefined) {
      this.#version = '';
      // Only shown; asked again at the next sign of life.
      readKubernetesVersion(this.host.client, this.#stop.signal).then(
        version => {
          this.#version = version;
          this.#options.changed();
        },
      );
    }
  }
}
