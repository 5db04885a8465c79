import { AppEvidence, DaprdLog, WebhookFacts } from './diagnosis';
import { appIdOfSidecar } from '../inventory/model/sidecarIdentity';
import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { SidecarPod } from '../inventory/model/sidecarPod';
import { TenantPod } from '../inventory/members';
import { PodItem } from '../inventory/model/model';
import { TenantSnapshot } from '../inventory/TenantIndex';
import { MisplacedWorkload } from './vclusterConfiguration';
import { Probe } from './metadata/readMetadata';

/** What was read of a pod beyond the index; absent when it was not read. */
export type Asked = {
  probe?: Probe;
  log?: Known<DaprdLog>;
  webhook?: Known<WebhookFacts>;
};

/** All that is known of a pod on the host. */
export function hostEvidence(
  pod: TenantPod,
  snapshot: TenantSnapshot,
  { probe, log, webhook }: Asked,
): AppEvidence {
  return {
    ...common(pod, snapshot),
    found: 'host',
    webhook,
    unhealthy: probe?.unhealthy,
    runtimeVersion: probe?.runtimeVersion,
    features: probe?.features,
    loaded: probe && namesOf(probe.loaded),
    log,
    sameAppId: othersOfAppId(pod, snapshot.pods),
    configurations: isSeen(snapshot, 'configurations.dapr.io')
      ? namesIn(pod.namespace, snapshot.configurations)
      : undefined,
    components: isSeen(snapshot, 'components.dapr.io')
      ? snapshot.components.filter(
          ({ namespace }) => namespace === pod.namespace,
        )
      : undefined,
  };
}

/** All that is known of a pod that is only in the vcluster. */
export function virtualEvidence(
  pod: PodItem,
  snapshot: TenantSnapshot,
  syncError: string | undefined,
): AppEvidence {
  return { ...common(pod, snapshot), found: 'virtual', syncError };
}

/** All that is known of a workload whose pods do not ask. */
export function workloadEvidence(
  { where, ...workload }: MisplacedWorkload,
  snapshot: TenantSnapshot,
): AppEvidence {
  const pod = { ...workload, labels: {} };
  return { ...common(pod, snapshot), found: 'workload', misplaced: where };
}

function common(pod: SidecarPod, { tenant, dapr }: TenantSnapshot) {
  return {
    tenant: tenant.ref,
    pod,
    injector: dapr.injector,
    ageSeconds:
      pod.createdAt === undefined
        ? undefined
        : (Date.now() - Date.parse(pod.createdAt)) / 1000,
  };
}

/** Names only: types and capabilities say nothing about what is absent. */
function namesOf(loaded: Probe['loaded']): Known<string[]> {
  return loaded.state === 'known'
    ? { ...loaded, value: loaded.value.map(({ name }) => name) }
    : loaded;
}

/** A kind that was never listed may have any number of objects. */
function isSeen({ tenant }: TenantSnapshot, kind: string): boolean {
  return !tenant.freshness.unknown.some(
    each => each.kind === kind && each.state !== 'stale',
  );
}

function namesIn(
  namespace: string,
  items: ReadonlyArray<{ namespace: string; name: string }>,
): string[] {
  return items
    .filter(each => each.namespace === namespace)
    .map(({ name }) => name);
}

/** Other workloads of the host namespace whose sidecars have the same app-id; replicas of one share it rightly. */
function othersOfAppId(pod: TenantPod, pods: readonly TenantPod[]): string[] {
  if (!pod.daprd) {
    return [];
  }
  const appId = appIdOfSidecar(pod);
  const workload = (each: TenantPod) =>
    `${each.virtual?.namespace ?? ''}/${each.workload}`;
  const others = pods.filter(
    each =>
      each.daprd &&
      each.namespace === pod.namespace &&
      workload(each) !== workload(pod) &&
      appIdOfSidecar(each) === appId,
  );
  return [...new Set(others.map(each => each.workload))].sort();
}
