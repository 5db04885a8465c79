import { Freshness, Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { SyncerSeen } from './componentSyncer';
import { DaprFacts } from './dapr';
import { HostIndex } from './HostIndex';
import { Members } from './members';
import { PodItem, SyncedKind } from './model/model';
import { HostState } from './model/hostState';
import { syncersOf } from './model/syncers';
import { revisionOf } from './revision';
import { TenantView } from './tenantView';
import { Departed } from './TenantViews';
import { placementKey } from './model/placement';

/** A tenant with its host objects, and what is known of its host's Dapr. */
export type TenantSnapshot = Members & {
  tenant: Tenant;
  revision: string;
  dapr: DaprFacts;
  /** Pods of the vcluster's own control plane. */
  syncers(): PodItem[];
  /** What of a kind was on the host and is not any more. */
  departed(kind: SyncedKind): Departed;
  /** Freshness for an answer of the given content revision. */
  freshness(revision: string): Freshness;
};

/** A host with all its tenants; callers filter by permission. */
export type HostSnapshot = {
  view: Host;
  state: HostState;
  dapr: DaprFacts;
  syncer: SyncerSeen;
  tenants: TenantSnapshot[];
  freshness(revision: string): Freshness;
};

/** An answer about a tenant with the age of its data; its revision covers all of the content. */
export function withFreshness<T extends object>(
  { revision, freshness }: Pick<TenantSnapshot, 'revision' | 'freshness'>,
  content: T,
): T & { freshness: Freshness } {
  return { ...content, freshness: freshness(revisionOf([revision, content])) };
}

/** A tenant's view with the age of its data. */
export function completeTenant(
  host: HostIndex,
  { tenant, revision }: TenantView,
): Tenant {
  return { ...tenant, freshness: host.freshness(revision) };
}

/** One tenant at this moment. */
export function tenantSnapshot(
  host: HostIndex,
  view: TenantView,
): TenantSnapshot {
  const key = placementKey(view.tenant.ref);
  return {
    ...host.members(key),
    revision: view.revision,
    tenant: completeTenant(host, view),
    dapr: host.dapr,
    syncers: () => syncersOf(view.tenant.ref, host.state),
    departed: kind => host.departed(key, kind),
    freshness: revision => host.freshness(revision),
  };
}

/** One host at this moment. */
export function hostSnapshot(host: HostIndex): HostSnapshot {
  return {
    view: host.view(),
    state: host.state,
    dapr: host.dapr,
    syncer: host.syncer,
    tenants: [...host.views().values()].map(view => tenantSnapshot(host, view)),
    freshness: revision => host.freshness(revision),
  };
}
