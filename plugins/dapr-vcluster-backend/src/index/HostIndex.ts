import { Freshness, Host } from 'backstage-plugin-dapr-vcluster-common';
import { isEqual } from 'lodash';
import { HostHandle, KubeClient } from '../hosts';
import { DaprFacts, daprFacts } from './dapr';
import { viewHost } from './hostView';
import { watchedKinds, WatchedKind } from './kinds';
import { SourceKind } from './model';
import { Change, HostState, initialState, reduce } from './reduce';
import { gapsOf } from './sources';
import { TenantView, viewTenant } from './tenantView';
import { WatchTiming } from './timing';
import { Placement, placeTenants } from './topology';
import { KindWatcher } from './watch';

type Memo = { inputs: readonly unknown[]; view: TenantView };

/** Kinds whose objects say which tenants there are. */
const STRUCTURE: readonly SourceKind[] = [
  'namespaces',
  'statefulsets.apps',
  'deployments.apps',
  'helmreleases.helm.toolkit.fluxcd.io',
];

/** Options of a {@link HostIndex}. */
export type HostIndexOptions = {
  host: HostHandle;
  kinds: ReturnType<typeof watchedKinds>;
  timing: WatchTiming;
  now: () => Date;
  /** Told after every change of state; views are made when somebody asks for them. */
  changed: () => void;
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
  #placements = new Map<string, Placement>();
  #placed: HostState | undefined;
  #dapr: DaprFacts;
  #views = new Map<string, Memo>();

  constructor(options: HostIndexOptions) {
    this.host = options.host;
    this.#options = options;
    this.#state = initialState(
      Object.keys(options.kinds) as SourceKind[],
      options.now().toISOString(),
    );
    this.#dapr = daprFacts(this.#state, options.host.dapr.namespace);
  }

  start(): void {
    this.#watchers = Object.values(this.#options.kinds).map(kind =>
      this.#watch(kind),
    );
  }

  /** Ends all streams; resolves when no request is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#watchers);
  }

  get state(): HostState {
    return this.#state;
  }

  /** What is seen of Dapr's control plane. */
  get dapr(): DaprFacts {
    const facts = daprFacts(this.#state, this.host.dapr.namespace);
    if (!isEqual(facts, this.#dapr)) this.#dapr = facts;
    return this.#dapr;
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
  views(): Map<string, TenantView> {
    this.#place();
    const residents = groupByNamespace(this.#placements.values());
    const dapr = this.dapr;
    const now = this.#options.now();
    const memos = new Map<string, Memo>();
    for (const [key, placement] of this.#placements) {
      const sharing = residents.get(placement.ref.namespace) ?? [];
      const inputs = this.#inputs(placement, sharing.length, now);
      const before = this.#views.get(key);
      memos.set(
        key,
        before && sameInputs(before.inputs, inputs)
          ? before
          : {
              inputs,
              view: viewTenant({
                host: this.host,
                state: this.#state,
                placement,
                sharing,
                dapr,
                now,
              }),
            },
      );
    }
    this.#views = memos;
    return new Map([...memos].map(([key, { view }]) => [key, view]));
  }

  #place() {
    if (this.#placed === this.#state) return;
    const placements = placeTenants(this.#state);
    for (const [key, placement] of placements) {
      const before = this.#placements.get(key);
      if (before && isEqual(before, placement)) placements.set(key, before);
    }
    this.#placements = placements;
    this.#placed = this.#state;
  }

  /** Everything a view depends on; compared by identity. */
  #inputs(placement: Placement, sharing: number, now: Date): unknown[] {
    const { ref, mapped } = placement;
    const namespaces = [ref.namespace, ...mapped.map(({ name }) => name)];
    return [
      placement,
      this.#state.sources,
      this.#dapr,
      sharing,
      now.toISOString().slice(0, 10),
      ...namespaces.map(name => this.#state.buckets.get(name)),
    ];
  }

  #dispatch(change: Change) {
    const before = this.#state;
    this.#state = reduce(before, change);
    if (this.#state === before) return;
    // Pods come and go all the time; they do not decide which tenants there are.
    const structural =
      change.type !== 'source' && STRUCTURE.includes(change.kind);
    if (!structural && this.#placed === before) this.#placed = this.#state;
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
        state: (state, reason) => {
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
      readVersion(this.host.client, this.#stop.signal).then(version => {
        this.#version = version;
        this.#options.changed();
      });
    }
  }
}

async function readVersion(
  client: KubeClient,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const { body } = await client.raw('/version', { signal });
    const { gitVersion } = JSON.parse(body);
    return typeof gitVersion === 'string' ? gitVersion : undefined;
  } catch {
    // Only shown; asked again at the next sign of life.
    return undefined;
  }
}

function groupByNamespace(placements: Iterable<Placement>) {
  const groups = new Map<string, Placement['ref'][]>();
  for (const { ref } of placements) {
    groups.set(ref.namespace, [...(groups.get(ref.namespace) ?? []), ref]);
  }
  return groups;
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
