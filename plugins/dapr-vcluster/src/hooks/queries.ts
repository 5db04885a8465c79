import {
  DaprKind,
  TenantQuery,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useLive } from './useLive';

/** A tenant in full. */
export function useTenant(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`tenant ${tenant}`, api => api.getTenant(ref), {
    tenant,
    signalled: true,
  });
}

/** Its Dapr Components. */
export function useDaprComponents(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`components ${tenant}`, api => api.listComponents(ref), {
    tenant,
  });
}

/** Its Dapr resources other than Components. */
export function useDaprResources(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`resources ${tenant}`, api => api.listResources(ref), {
    tenant,
  });
}

/** Differences of one Dapr resource between vcluster and host. */
export function useDifference(
  ref: TenantRef,
  object: { kind: DaprKind; namespace: string; name: string },
) {
  const tenant = formatTenantRef(ref);
  const { kind, namespace, name } = object;
  return useLive(
    `difference ${tenant} ${kind}/${namespace}/${name}`,
    api => api.getDifference(ref, object),
    { tenant },
  );
}

/** Its sidecars. */
export function useSidecars(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`sidecars ${tenant}`, api => api.listSidecars(ref), {
    tenant,
  });
}

/** Its events. */
export function useTenantEvents(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`events ${tenant}`, api => api.listEvents(ref), { tenant });
}

/** What is wrong with the configuration of the portal, and what a first host needs. */
export function useSetup() {
  return useLive('setup', api => api.getSetup());
}

/** The hosts. */
export function useHosts() {
  return useLive('hosts', api => api.listHosts());
}

/** The Dapr control plane of a host. */
export function useControlPlane(host: string) {
  return useLive(`control-plane ${host}`, api => api.getControlPlane(host));
}

/** Quota, requests and usage of a tenant. */
export function useUsage(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`usage ${tenant}`, api => api.getUsage(ref), { tenant });
}

/** What a tenant costs, and what sharing saves for it. */
export function useSavings(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`savings ${tenant}`, api => api.getSavings(ref), { tenant });
}

/** What sharing has saved for a tenant, with the intervals that it was counted in. */
export function useSavingsLedger(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`savings-ledger ${tenant}`, api => api.getSavingsLedger(ref), {
    tenant,
  });
}

/** What sharing saves on all hosts. */
export function useFleetSavings() {
  return useLive('savings', api => api.getFleetSavings());
}

/** A tenant as a graph. */
export function useTopology(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`topology ${tenant}`, api => api.getTopology(ref), { tenant });
}

/** One page of tenants. */
export function useTenants(query: TenantQuery) {
  return useLive(
    `tenants ${JSON.stringify(query)}`,
    api => api.listTenants(query),
    { signalled: true, keepPrevious: true },
  );
}

/** Upgrades of several tenants. */
export function useUpgradeWaves() {
  return useLive('upgrade-waves', api => api.listUpgradeWaves());
}

/** Hosts and presets that forms offer. */
export function useOptions() {
  return useLive('options', api => api.getOptions());
}

/** Names of a tenant's Secrets and their keys. */
export function useSecretNames(ref: TenantRef) {
  const tenant = formatTenantRef(ref);
  return useLive(`secrets ${tenant}`, api => api.listSecretNames(ref), {
    tenant,
  });
}

/**
 * The tenant context that Dapr Components of a virtual namespace are checked against; tells which of the given broker
 * claims are taken.
 */
export function useTenantContext(
  ref: TenantRef,
  claims: readonly string[] = [],
  namespace = 'default',
) {
  const tenant = formatTenantRef(ref);
  return useLive(
    `tenant-context ${tenant} ${namespace} ${JSON.stringify(claims)}`,
    api => api.getTenantContext(ref, { claims, namespace }),
    { tenant, keepPrevious: true },
  );
}

/** What the next sweep does by expiry dates and sleep schedules. */
export function useLifecyclePreview() {
  return useLive('lifecycle', api => api.getLifecycle());
}
