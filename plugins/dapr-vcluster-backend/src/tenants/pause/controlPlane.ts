import {
  ObjectOutcome,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf } from '../../platform/kubernetes';
import { PAUSE_MARKS } from '../../inventory/model/pauseMarks';
import { isOfOtherRelease } from '../deletion/proof';

/** A StatefulSet or Deployment of a vcluster's control plane. */
export type Workload = KubeObject & {
  spec?: { replicas?: number };
  status?: { replicas?: number };
};

/** A workload with its kind. */
export type Part = { resource: Resource; workload: Workload };

/** What pausing scales, and what it leaves and why. */
export type ControlPlane = { parts: Part[]; left: ObjectOutcome[] };

const { statefulSets, deployments } = RESOURCES;

/** Charts up to 0.19 can have the API server, the controller manager and etcd in workloads of their own. */
const SEPARATE: ReadonlyArray<[Resource, string]> = [
  [deployments, 'vcluster-api'],
  [deployments, 'vcluster-controller'],
  [statefulSets, 'vcluster-etcd'],
];

/**
 * What the vcluster CLI scales: the StatefulSets of the vcluster; where there are none its Deployments, and what such
 * charts have beside them. Tenants cannot set the label `release`, which selects them.
 */
export async function findControlPlane(
  client: KubeClient,
  ref: VclusterRef,
): Promise<ControlPlane> {
  const find = async (resource: Resource, app: string): Promise<Part[]> => {
    const { items } = await client.list<Workload>(resource, {
      namespace: ref.namespace,
      labelSelector: `app=${app},release=${ref.name}`,
    });
    return items.map(workload => ({ resource, workload }));
  };
  const found = await find(statefulSets, 'vcluster');
  if (found.length === 0) {
    found.push(...(await find(deployments, 'vcluster')));
    for (const [resource, app] of SEPARATE) {
      found.push(...(await find(resource, app)));
    }
  }
  const isOther = ({ workload }: Part) => isOfOtherRelease(workload, ref);
  return {
    parts: found.filter(part => !isOther(part)),
    left: found
      .filter(isOther)
      .map(part =>
        outcomeOfPart(part, 'left', 'Helm says that it is of another release'),
      ),
  };
}

/** What became of a workload, for an answer. */
export function outcomeOfPart(
  { resource, workload: { metadata } }: Part,
  outcome: ObjectOutcome['outcome'],
  reason?: string,
): ObjectOutcome {
  const { namespace, name } = metadata;
  return outcomeOf(resource, { namespace, name }, outcome, reason);
}

/** Whether it carries the CLI's mark. */
export function isMarkedPaused({ metadata }: Workload): boolean {
  return metadata.annotations?.[PAUSE_MARKS.paused] === 'true';
}

/** Replicas it is to have; Kubernetes' default is one. */
export function replicasOf({ spec }: Workload): number {
  return spec?.replicas ?? 1;
}
