import { appIdOfSidecar } from '../../inventory/model/sidecarIdentity';
import { TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../../inventory/members';
import { AbsentApp } from '../../inventory/vcluster';
import { absentText } from './absentApps';
import { Probe } from '../../sidecars/metadata/readMetadata';

/** A pod of a tenant with what its sidecar says of itself. */
export type SeenPod = { pod: TenantPod; probe?: Probe };

/** All pods of one app id in one host namespace: to Dapr, one app. */
export type App = {
  id: string;
  namespace: string;
  appId: string;
  pods: SeenPod[];
};

/** Worst last. */
const STATES: readonly TopologyNode['state'][] = [
  'ok',
  'unknown',
  'warning',
  'error',
];

/** Puts pods together to apps. */
export function appsOf(pods: readonly SeenPod[]): App[] {
  const apps = new Map<string, App>();
  for (const seen of pods) {
    const { namespace } = seen.pod;
    const appId = appIdOfSidecar(seen.pod);
    const id = `app/${namespace}/${appId}`;
    const app = apps.get(id) ?? { id, namespace, appId, pods: [] };
    app.pods.push(seen);
    apps.set(id, app);
  }
  return [...apps.values()].sort((a, b) => a.id.localeCompare(b.id));
}

/** The node of an app: as bad as its worst pod, or as those of its pods that did not reach the host. */
export function appNode(
  { id, appId, pods }: App,
  absent: AbsentApp | undefined,
): TopologyNode {
  const workloads = new Set(pods.map(({ pod }) => pod.workload));
  return {
    id,
    kind: 'app',
    label: appId,
    detail: [
      ...[...workloads].sort(),
      ...(absent ? [absentText(absent)] : []),
    ].join(', '),
    state: absent ? 'error' : worst(pods.map(({ pod }) => stateOf(pod))),
  };
}

/** The worst of several states; ok when there are none. */
export function worst(states: readonly TopologyNode['state'][]) {
  return states.reduce<TopologyNode['state']>(
    (most, each) => (STATES.indexOf(each) > STATES.indexOf(most) ? each : most),
    'ok',
  );
}

/** As far as the pod itself tells; the page of sidecars says why. */
function stateOf({ daprd }: TenantPod): TopologyNode['state'] {
  if (!daprd) {
    return 'error';
  }
  const { status } = daprd;
  if (status?.ready) {
    return 'ok';
  }
  const broken =
    status?.terminated || /BackOff|Error$/.test(status?.waiting ?? '');
  return broken ? 'error' : 'warning';
}
