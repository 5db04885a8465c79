import { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import { isEqual } from 'lodash';
import { HostHandle } from '../platform/hosts';
import { SyncerSeen } from './componentSyncer';
import { DaprFacts, daprFacts } from './dapr';
import { DepartedObjects } from './DepartedObjects';
import { identifier, Members, membersOf, namespacesOf } from './members';
import { SourceKind, SyncedKind } from './model/model';
import { HostState } from './model/hostState';
import { Change } from './model/reduce';
import { TenantView, viewTenant } from './tenantView';
import { Placement, placementKey, placeTenants } from './model/placement';

/** Kinds whose objects say which tenants there are. */
const STRUCTURE: readonly SourceKind[] = [
  'namespaces',
  'statefulsets.apps',
  'deployments.apps',
  'helmreleases.helm.toolkit.fluxcd.io',
  'applications.argoproj.io',
];

/** What was on the host for a tenant: when it went, by `<virtual namespace>/<name>`; `since`: when watching began. */
export type Departed = { goneAt: ReadonlyMap<string, string>; since?: string };

type ViewedHost = Pick<HostHandle, 'name' | 'defaultOwner' | 'dapr'>;

/**
 * Views of a host's tenants, made on demand. A change in one namespace renews only the views of that namespace's
 * tenants; all others stay the same objects.
 */
export class TenantViews {
  readonly #host: ViewedHost;
  readonly #now: () => Date;
  #syncer: SyncerSeen;
  #views: ReadonlyMap<string, TenantView> = new Map();
  /** Objects of tenants that were requested lately: kept only as long as they are in use. */
  readonly #members = new Map<string, WeakRef<Members>>();
  #placements: ReadonlyMap<string, Placement> = new Map();
  /** Keys of the tenants of each host namespace. */
  #residents = new Map<string, string[]>();
  #dapr: DaprFacts | undefined;
  /** The state that the facts about Dapr were read from last; states do not change. */
  #daprState: HostState | undefined;
  #day = '';
  #dirty = new Set<string>();
  #everything = true;
  #structure = true;

  constructor(host: ViewedHost, now: () => Date, syncer: SyncerSeen) {
    this.#host = host;
    this.#now = now;
    this.#syncer = syncer;
  }

  /** Notes what a change has touched. */
  touched(change: Change): void {
    if (change.type === 'source' || STRUCTURE.includes(change.kind)) {
      this.#everything = true;
      this.#structure ||=
        change.type !== 'source' || change.kind === 'namespaces';
    } else if (change.type === 'replaced') {
      this.#everything = true;
    } else {
      const { namespace } = change.type === 'removed' ? change : change.item;
      this.#dirty.add(namespace);
    }
  }

  /** Takes what is seen of the Component syncer; without keys it may concern all tenants. */
  syncerChanged(seen: SyncerSeen, keys: readonly string[] | undefined): void {
    this.#syncer = seen;
    if (keys) {
      keys.forEach(key => this.#dirty.add(key.split('/')[0]));
    } else {
      this.#everything = true;
    }
  }

  /** What is seen of Dapr's control plane; the same object while nothing differs. */
  dapr(state: HostState): DaprFacts {
    if (this.#dapr && state === this.#daprState) {
      return this.#dapr;
    }
    this.#daprState = state;
    const facts = daprFacts(state, this.#host.dapr.namespace);
    if (!this.#dapr || !isEqual(facts, this.#dapr)) {
      this.#dapr = facts;
      this.#everything = true;
    }
    return this.#dapr;
  }

  /** All views, by `<namespace>/<name>`. */
  of(state: HostState): ReadonlyMap<string, TenantView> {
    const dapr = this.dapr(state);
    const day = this.#now().toISOString().slice(0, 10);
    if (day !== this.#day) {
      this.#everything = true;
    }
    this.#day = day;
    if (this.#structure) {
      this.#place(state);
    }
    if (this.#everything) {
      this.#renew(new Map(), this.#placements.keys(), state, dapr);
    } else if (this.#dirty.size > 0) {
      const keys = [...this.#dirty].flatMap(
        name => this.#residents.get(name) ?? [],
      );
      // Copying costs as much as there are tenants; changes elsewhere are not worth it.
      if (keys.length > 0) {
        this.#renew(new Map(this.#views), new Set(keys), state, dapr);
      }
    }
    this.#everything = false;
    this.#dirty.clear();
    return this.#views;
  }

  /** What proves a tenant that {@link of} has just shown. */
  placement(key: string): Placement | undefined {
    return this.#placements.get(key);
  }

  /** Objects of a tenant that {@link of} has just shown; the same while nothing of it changes and anybody holds them. */
  members(key: string, state: HostState): Members {
    const known = this.#members.get(key)?.deref();
    if (known) {
      return known;
    }
    const placement = this.#placements.get(key)!;
    const members = membersOf(placement, this.#sharing(placement), state);
    this.#members.set(key, new WeakRef(members));
    return members;
  }

  /** What of a kind was a tenant's, and when it went. */
  departed(key: string, kind: SyncedKind, memory: DepartedObjects): Departed {
    const placement = this.#placements.get(key);
    // The tenant may have been deleted while its vcluster was read.
    if (!placement) {
      return { goneAt: new Map() };
    }
    const sharing = this.#sharing(placement);
    const owned = namespacesOf(placement, sharing);
    const identify = identifier(placement, sharing, owned);
    const { objects, since } = memory.of(kind, new Set(owned.keys()));
    const goneAt = objects.flatMap((object): [string, string][] => {
      const virtual = identify(object)?.virtual;
      return virtual
        ? [[`${virtual.namespace}/${virtual.name}`, object.goneAt]]
        : [];
    });
    return { goneAt: new Map(goneAt), since };
  }

  #renew(
    views: Map<string, TenantView>,
    keys: Iterable<string>,
    state: HostState,
    dapr: DaprFacts,
  ) {
    for (const key of keys) {
      views.set(key, this.#view(key, state, dapr));
    }
    this.#views = views;
  }

  /** The view of one tenant: the one there was when it would say the same. */
  #view(key: string, state: HostState, dapr: DaprFacts): TenantView {
    const placement = this.#placements.get(key)!;
    const { tenant, revision } = viewTenant({
      host: this.#host,
      state,
      placement,
      sharing: this.#sharing(placement),
      dapr,
      syncer: this.#syncer,
      now: this.#now(),
    });
    const before = this.#views.get(key);
    if (before?.revision === revision) {
      return before;
    }
    this.#members.delete(key);
    return { tenant, revision };
  }

  /** All tenants of a tenant's own host namespace. */
  #sharing({ ref: { namespace } }: Placement): VclusterRef[] {
    const neighbours = this.#residents.get(namespace) ?? [];
    return neighbours
      .map(each => this.#placements.get(each)!.ref)
      .filter(ref => ref.namespace === namespace);
  }

  #place(state: HostState) {
    this.#placements = placeTenants(state);
    for (const key of this.#members.keys()) {
      if (!this.#placements.has(key)) {
        this.#members.delete(key);
      }
    }
    this.#residents = new Map();
    for (const placement of this.#placements.values()) {
      const key = placementKey(placement.ref);
      const names = placement.mapped.map(({ name }) => name);
      for (const name of [placement.ref.namespace, ...names]) {
        const residents = this.#residents.get(name) ?? [];
        this.#residents.set(name, residents);
        residents.push(key);
      }
    }
    this.#structure = false;
  }
}
