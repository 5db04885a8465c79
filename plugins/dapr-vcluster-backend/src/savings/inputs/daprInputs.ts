import {
  daprFootprint,
  DaprPart,
  Footprint,
  Pack,
  unknownFootprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { CONTROL_PLANE_APPS } from 'backstage-plugin-dapr-vcluster-common/rules';
import semver from 'semver';
import { itemsIn } from '../../inventory/model/hostState';
import { WorkloadItem } from '../../inventory/model/model';
import { HostSnapshot } from '../../inventory/TenantIndex';
import { FactsOfHost } from '../facts';
import { SavingsOptions } from '../config';
import { nodePrices, NodePricing } from './nodePrices';
import { because, totalsOf } from './podRequests';
import { volumesOf } from './volumes';

type Seen = Pick<HostSnapshot, 'view' | 'state' | 'dapr'>;

/** What the guidelines call the parts of Dapr, by the label `app` that the chart gives them. */
const PARTS: Readonly<Record<string, DaprPart>> = {
  'dapr-operator': 'operator',
  'dapr-sidecar-injector': 'injector',
  'dapr-sentry': 'sentry',
  'dapr-placement-server': 'placement',
  'dapr-scheduler-server': 'scheduler',
};

/** Since then placement can run inside the scheduler. */
const PLACEMENT_IN_SCHEDULER = '1.19.0';

/** Dapr as the host has it, and as each tenant would have it for itself: of the same version. */
export function daprPack(
  host: Seen,
  { dapr }: Pick<SavingsOptions, 'dapr'>,
  claims: FactsOfHost['claims'],
  pricing: NodePricing,
): Pack<'requested'> {
  // One of its own would run on nodes of the same kind.
  const own = nodePrices(daprPods(host), pricing);
  const priced = (footprint: Footprint<'requested'>) =>
    own ? { ...footprint, nodePrices: own } : footprint;
  return {
    name: 'Dapr',
    shared: priced(sharedDapr(host, claims)),
    dedicated: priced(dedicatedDapr(host, dapr)),
    growthPerTenant: dapr.growthPerTenant,
  };
}

/** Why nothing is known of the host's Dapr; undefined when something is. */
function absence({ dapr: { state, version } }: Seen): string | undefined {
  if (state === 'installed') {
    return version === undefined
      ? 'The version of Dapr on the host is not known.'
      : undefined;
  }
  return state === 'missing'
    ? 'Dapr is not installed on the host.'
    : 'Whether the host has Dapr is not known.';
}

function dedicatedDapr(
  host: Seen,
  { dedicatedHa, placementInScheduler, requests }: SavingsOptions['dapr'],
): Footprint<'requested'> {
  const name = 'Dapr of its own';
  if (requests) {
    return { basis: 'requested', name, ...requests };
  }
  const asOnHost = placementInScheduler === undefined && hasNoPlacement(host);
  const footprint = orUnknown(name, absence(host), () =>
    daprFootprint('requested', {
      version: host.dapr.version!,
      ha: dedicatedHa,
      placementInScheduler: placementInScheduler ?? asOnHost,
    }),
  );
  const why = 'without placement, which runs in the scheduler, as on the host';
  return asOnHost
    ? {
        ...footprint,
        cpu: because(footprint.cpu, why),
        memory: because(footprint.memory, why),
      }
    : footprint;
}

/** Whether a Dapr that could, runs placement inside its scheduler. */
function hasNoPlacement(host: Seen): boolean {
  const version = semver.coerce(host.dapr.version);
  const parts = daprWorkloads(host).map(({ app }) => PARTS[app]);
  return (
    version !== null &&
    semver.gte(version, PLACEMENT_IN_SCHEDULER) &&
    parts.includes('scheduler') &&
    !parts.includes('placement')
  );
}

/**
 * Requests of the pods where all have them, else those of Dapr's guidelines for the replicas that each part has; volumes as its
 * StatefulSets claim them.
 */
function sharedDapr(
  host: Seen,
  claims: FactsOfHost['claims'],
): Footprint<'requested'> {
  const name = 'Shared Dapr';
  const workloads = daprWorkloads(host);
  const pods = daprPods(host);
  const guideline = orUnknown(name, absence(host), () =>
    daprFootprint('requested', {
      version: host.dapr.version!,
      ha: false,
      replicas: replicasOf(workloads),
    }),
  );
  const totals = totalsOf(pods);
  const why = `replicas as on the host; ${
    pods.length === 0
      ? 'it has no pods at the moment'
      : `${totals.without.length} of ${pods.length} pods request no CPU or no memory`
  }`;
  return {
    ...guideline,
    name,
    pods: workloads.reduce((sum, { replicas }) => sum + replicas, 0),
    cpu: totals.cpu ?? because(guideline.cpu, why),
    memory: totals.memory ?? because(guideline.memory, why),
    volumes: workloads.flatMap(workload =>
      volumesOf(workload, workload.replicas, claims),
    ),
  };
}

function replicasOf(
  workloads: readonly WorkloadItem[],
): Partial<Record<DaprPart, number>> {
  const found: Partial<Record<DaprPart, number>> = {};
  for (const { app, replicas } of workloads) {
    const part = PARTS[app];
    found[part] = (found[part] ?? 0) + replicas;
  }
  return found;
}

function daprWorkloads({ state, view }: Seen): WorkloadItem[] {
  const bucket = state.buckets.get(view.dapr.namespace);
  return [
    ...itemsIn(bucket, 'deployments.apps'),
    ...itemsIn(bucket, 'statefulsets.apps'),
  ].filter(({ app }) => CONTROL_PLANE_APPS.includes(app));
}

function daprPods({ state, view }: Seen) {
  return itemsIn(state.buckets.get(view.dapr.namespace), 'pods').filter(
    ({ role }) => role === 'dapr',
  );
}

function orUnknown(
  name: string,
  reason: string | undefined,
  find: () => Footprint<'requested'>,
): Footprint<'requested'> {
  if (reason !== undefined) {
    return unknownFootprint('requested', name, reason);
  }
  try {
    return { ...find(), name };
  } catch (error) {
    return unknownFootprint('requested', name, (error as Error).message);
  }
}
