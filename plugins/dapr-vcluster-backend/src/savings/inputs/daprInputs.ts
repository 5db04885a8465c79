import {
  daprFootprint,
  Footprint,
  Pack,
  unknownFootprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { CONTROL_PLANE_APPS } from 'backstage-plugin-dapr-vcluster-common/rules';
import { itemsIn } from '../../inventory/model/hostState';
import { HostSnapshot } from '../../inventory/TenantIndex';
import { FactsOfHost } from '../facts';
import { SavingsOptions } from '../config';
import { nodePrices, NodePricing } from './nodePrices';
import { because, totalsOf } from './podRequests';
import { volumesOf } from './volumes';

type Seen = Pick<HostSnapshot, 'view' | 'state' | 'dapr'>;

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
  return orUnknown(name, absence(host), () =>
    daprFootprint('requested', {
      version: host.dapr.version!,
      ha: dedicatedHa,
      placementInScheduler,
    }),
  );
}

/** Requests of the pods where all have them, else those of Dapr's guidelines; volumes as its StatefulSets claim them. */
function sharedDapr(
  host: Seen,
  claims: FactsOfHost['claims'],
): Footprint<'requested'> {
  const name = 'Shared Dapr';
  const bucket = host.state.buckets.get(host.view.dapr.namespace);
  const workloads = [
    ...itemsIn(bucket, 'deployments.apps'),
    ...itemsIn(bucket, 'statefulsets.apps'),
  ].filter(({ app }) => CONTROL_PLANE_APPS.includes(app));
  const pods = daprPods(host);
  const ha = workloads.some(
    ({ kind, replicas }) => kind === 'Deployment' && replicas > 1,
  );
  const chart = orUnknown(name, absence(host), () =>
    daprFootprint('requested', { version: host.dapr.version!, ha }),
  );
  const totals = totalsOf(pods);
  const why = `${totals.without.length} of ${pods.length} pods on the host request no CPU or no memory`;
  const claimed = workloads.flatMap(workload =>
    volumesOf(workload, workload.replicas, claims),
  );
  return {
    ...chart,
    name,
    pods: workloads.reduce((sum, { replicas }) => sum + replicas, 0),
    cpu: totals.cpu ?? because(chart.cpu, why),
    memory: totals.memory ?? because(chart.memory, why),
    volumes: claimed.length > 0 ? claimed : chart.volumes,
  };
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
