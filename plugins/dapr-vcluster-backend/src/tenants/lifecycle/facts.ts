import {
  ANNOTATION_ADOPTED,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import { Lifecycle, parseLifecycle } from '../../inventory/model/lifecycle';
import { WorkloadItem } from '../../inventory/model/model';
import { isUnderWay, parseRecord } from '../../inventory/model/upgradeRecord';
import { projectWorkload } from '../../inventory/projections/workload';
import { HostHandle } from '../../platform/hosts';
import { deletingSince } from '../live/hostNamespace';
import { LiveTenant } from '../live/LiveTenant';

/** How the control plane of a tenant is. */
export type ControlState =
  | { is: 'running' }
  | { is: 'paused'; date?: string }
  | { is: 'resting'; why: string };

/** What decides about a tenant, at one moment. */
export type LifecycleFacts = {
  lifecycle: Lifecycle;
  control: ControlState;
  /** Why nothing may be done with it at the moment; absent otherwise. */
  hindered?: string;
  deletingSince?: string;
};

/** What the facts are read from. */
export type LifecycleSource = {
  name: string;
  host: Pick<HostHandle, 'name' | 'readOnly'>;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** When its namespace was created, RFC 3339. */
  createdAt?: string;
  workload?: Pick<
    WorkloadItem,
    'paused' | 'pausedAt' | 'sleeping' | 'replicas'
  >;
  deletingSince?: string;
};

/** What decides about a tenant; undefined for one that neither expires nor sleeps. */
export function factsOf(source: LifecycleSource): LifecycleFacts | undefined {
  const lifecycle = parseLifecycle(source.annotations, source.createdAt);
  if (!lifecycle) {
    return undefined;
  }
  const hindered = hindranceOf(source, lifecycle);
  return {
    lifecycle,
    control: controlOf(source.workload),
    ...(hindered !== undefined && { hindered }),
    ...(source.deletingSince !== undefined && {
      deletingSince: source.deletingSince,
    }),
  };
}

/** As {@link factsOf}, of a tenant as its host shows it at this moment. */
export function liveFacts({ ref, host, namespace, workload }: LiveTenant) {
  const { labels, annotations, creationTimestamp } = namespace.metadata;
  return factsOf({
    name: ref.name,
    host,
    labels,
    annotations,
    createdAt: creationTimestamp,
    workload: workload && projectWorkload(workload),
    deletingSince: deletingSince(namespace),
  });
}

function controlOf(workload: LifecycleSource['workload']): ControlState {
  if (!workload) {
    return { is: 'resting', why: 'it is not installed' };
  }
  if (workload.paused) {
    return { is: 'paused', date: workload.pausedAt };
  }
  if (workload.sleeping) {
    return { is: 'resting', why: 'vCluster Platform has put it to sleep' };
  }
  return workload.replicas === 0
    ? { is: 'resting', why: 'it is scaled to zero without being paused' }
    : { is: 'running' };
}

function hindranceOf(
  { name, host, labels = {}, annotations = {} }: LifecycleSource,
  { problems }: Lifecycle,
): string | undefined {
  if (host.readOnly) {
    return `host "${host.name}" is read-only`;
  }
  const isMarked =
    labels[LABEL_MANAGED_BY] === MANAGED_BY ||
    annotations[ANNOTATION_ADOPTED] !== undefined;
  if (!isMarked || labels[LABEL_TENANT] !== name) {
    return 'its namespace has not the labels of a tenant of this portal';
  }
  const [problem] = problems;
  if (problem) {
    return `annotation ${problem.annotation} cannot be followed`;
  }
  const upgrade = parseRecord(annotations);
  return upgrade && isUnderWay(upgrade)
    ? `it is being upgraded to ${upgrade.to}`
    : undefined;
}
