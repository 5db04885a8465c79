import { Freshness, Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { DaprFacts } from './dapr';
import { HostIndex } from './HostIndex';
import { Members } from './members';
import { PodItem } from './model';
import { HostState } from './reduce';
import { syncersOf } from './syncers';
import { TenantView } from './tenantView';
import { placementKey } from './topology';

/** A tenant with its host objects, and what is known of its host's Dapr. */
export type TenantSnapshot = Members & {
  tenant: Tenant;
  revision: string;
  dapr: DaprFacts;
  /** Pods of the vcluster's own control plane. */
  syncers(): PodItem[];
  /** Freshness for an answer of the given content revision. */
  freshness(revision: string): Freshness;
};

/** A host with all its tenants, whoever may see them. */
export type HostSnapshot = {
  view: Host;
  state: HostState;
  dapr: DaprFacts;
  tenants: TenantSnapshot[];
  freshness(revision: string): Freshness;
};

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
  return {
    ...host.members(placementKey(view.tenant.ref)),
    revision: view.revision,
    tenant: completeTenant(host, view),
    dapr: host.dapr,
    syncers: () => syncersOf(view.tenant.ref, host.state),
    freshness: revision => host.freshness(revision),
  };
}

/** One host at this moment. */
export function hostSnapshot(host: HostIndex): HostSnapshot {
  return {
    view: host.view(),
    state: host.state,
    dapr: host.dapr,
    tenants: [...host.views().values()].map(view => tenantSnapshot(host, view)),
    freshness: revision => host.freshness(revision),
  };
}
