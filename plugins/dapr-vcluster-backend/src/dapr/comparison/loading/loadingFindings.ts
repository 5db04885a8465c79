import { ANNOTATION_DAPR_CONFIG } from 'backstage-plugin-dapr-vcluster-common/rules';
import { appIdOfSidecar } from '../../../inventory/model/sidecarIdentity';
import {
  DaprKind,
  Finding,
  hotReloadOf,
  LoadedBy,
  ReloadedObject,
} from 'backstage-plugin-dapr-vcluster-common';
import { evaluateLoading, isOlder } from '../../../sidecars/diagnosis';
import { TenantPod } from '../../../inventory/members';
import { ResourceItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import { gapOf } from '../gap';

/** Why no sidecar has loaded a Dapr resource on the host; empty when one has, or the resource is not there. */
export function loadingFindings(
  kind: DaprKind,
  host: (ResourceItem & ReloadedObject) | undefined,
  loadedBy: readonly LoadedBy[],
  { pods, tenant }: Pick<TenantSnapshot, 'pods' | 'tenant'>,
  probes: ReadonlyMap<string, Probe>,
): Finding[] {
  if (!host) {
    return [];
  }
  const near = pods.filter(({ namespace }) => namespace === host.namespace);
  const byName = new Map(near.map(pod => [pod.name, pod]));
  const finding = evaluateLoading({
    kind,
    scopes: host.scopes,
    sidecars: loadedBy.map(loader => {
      const pod = byName.get(loader.pod.name);
      return {
        ...loader,
        older: pod !== undefined && isOlder(pod, host.createdAt),
        reload: hotReloadOf(kind, (pod && probes.get(pod.uid)) ?? {}, host),
        answered: pod && probes.get(pod.uid)?.loaded.state === 'known',
      };
    }),
    without: near
      .filter(pod => !pod.daprd && mayName(pod, kind, host))
      .map(appIdOfSidecar),
    podsUnknown: gapOf(tenant, 'pods')?.reason,
  });
  return finding ? [finding] : [];
}

/** Whether a pod is one of those the object is for, as far as that is no question of scopes. */
function mayName(
  { annotations }: TenantPod,
  kind: DaprKind,
  { name }: ResourceItem,
): boolean {
  return (
    kind !== 'Configuration' || annotations[ANNOTATION_DAPR_CONFIG] === name
  );
}
