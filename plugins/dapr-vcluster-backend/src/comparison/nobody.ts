import {
  appIdOfSidecar,
  DaprComponent,
  Finding,
  isOlder,
  judgeLoading,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../index/members';
import { TenantSnapshot } from '../index/TenantIndex';
import { gapOf } from './gap';

/** Why a Dapr Component on the host is loaded by nobody; empty when somebody has loaded it, or it is not there. */
export function nobodyFindings(
  host: TenantComponent | undefined,
  loadedBy: DaprComponent['loadedBy'],
  { pods, tenant }: Pick<TenantSnapshot, 'pods' | 'tenant'>,
): Finding[] {
  if (!host) return [];
  const near = pods.filter(({ namespace }) => namespace === host.namespace);
  const byName = new Map(near.map(pod => [pod.name, pod]));
  const finding = judgeLoading({
    scopes: host.scopes,
    sidecars: loadedBy.map(loader => {
      const pod = byName.get(loader.pod.name);
      return {
        ...loader,
        older: pod !== undefined && isOlder(pod, host.createdAt),
      };
    }),
    without: near.filter(pod => !pod.daprd).map(appIdOfSidecar),
    podsUnknown: gapOf(tenant, 'pods')?.reason,
  });
  return finding ? [finding] : [];
}
