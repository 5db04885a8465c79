import { appIdOfSidecar } from '../../inventory/model/sidecarIdentity';
import {
  ControlPlane,
  StaleSidecar,
  Tenant,
  TenantCapacity,
  versionOfImage,
} from 'backstage-plugin-dapr-vcluster-common';
import { isSameVersion } from './versions';
import { evaluateSyncer } from '../../inventory/injector/evaluateSyncer';
import { DaprFacts } from '../../inventory/dapr';
import { TenantSnapshot } from '../../inventory/TenantIndex';

/** What one tenant takes of the host's Dapr. */
export function capacityOf(
  { tenant, pods }: TenantSnapshot,
  { injector }: DaprFacts,
): TenantCapacity {
  const { counts } = tenant;
  const injected = pods.filter(({ daprd }) => daprd);
  return {
    tenant: tenant.id,
    owner: tenant.owner,
    sidecars: counts.sidecars,
    appIds:
      counts.sidecars === undefined
        ? undefined
        : new Set(injected.map(appIdOfSidecar)).size,
    components: counts.components,
    injection: injectionOf(tenant, injector),
  };
}

function injectionOf(
  { ref }: Tenant,
  injector: DaprFacts['injector'],
): TenantCapacity['injection'] {
  const { state, daprVersion } = injector;
  if (state === 'unknown' || state === 'missing' || !daprVersion) {
    return 'unknown';
  }
  return evaluateSyncer(ref, injector) ? 'refused' : 'allowed';
}

/** Sidecars of a tenant that do not run the control plane's version, or of which that is not known: those without a version. */
export function staleSidecars(
  { tenant, pods }: TenantSnapshot,
  wanted: string,
): StaleSidecar[] {
  return pods.flatMap(pod => {
    if (!pod.daprd) {
      return [];
    }
    const version = versionOfImage(pod.daprd.image);
    const isSame =
      version === undefined ? undefined : isSameVersion(version, wanted);
    if (isSame) {
      return [];
    }
    return [
      {
        tenant: tenant.id,
        appId: appIdOfSidecar(pod),
        app: pod.workload,
        pod: { namespace: pod.namespace, name: pod.name },
        version: isSame === undefined ? undefined : version,
      },
    ];
  });
}

/** Versions of vcluster on the host, the most used first. */
export function vclusterVersions(
  tenants: readonly Tenant[],
): ControlPlane['vclusters'] {
  const rows = new Map<string, ControlPlane['vclusters'][number]>();
  for (const { chartVersion, support } of tenants) {
    const key = chartVersion ?? '';
    const row = rows.get(key) ?? { version: chartVersion, tenants: 0, support };
    rows.set(key, { ...row, tenants: row.tenants + 1 });
  }
  return [...rows.values()].sort((a, b) => b.tenants - a.tenants);
}
