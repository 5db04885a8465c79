import {
  Bytes,
  bytes,
  configured,
  coreDnsRequests,
  Footprint,
  mebibytes,
  Millicores,
  millicores,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { HostState, itemsIn } from '../../inventory/model/hostState';
import { WorkloadItem } from '../../inventory/model/model';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { VCLUSTER_APP } from '../../inventory/model/apps';
import { Preset } from '../../tenants';
import { amountOf } from '../amount';
import { FactsOfHost } from '../facts';
import { nodePrices, NodePricing } from './nodePrices';
import { because, totalsOf } from './podRequests';
import { chartOf } from './presetFootprint';
import { volumesOf } from './volumes';

/** Phases in which a vcluster has no pods. */
const STOPPED = ['paused', 'sleeping', 'scaled-down'];

/** The workload of a tenant's vcluster; undefined when it has none yet or none any more. */
export function vclusterWorkload(
  state: HostState,
  { ref }: TenantSnapshot['tenant'],
): WorkloadItem | undefined {
  const bucket = state.buckets.get(ref.namespace);
  return [
    ...itemsIn(bucket, 'statefulsets.apps'),
    ...itemsIn(bucket, 'deployments.apps'),
  ].find(({ app, release }) => app === VCLUSTER_APP && release === ref.name);
}

/** Whether the pods of a vcluster run, or are to run. */
export function vclusterState({
  phase,
}: TenantSnapshot['tenant']): 'running' | 'stopped' {
  return STOPPED.includes(phase) ? 'stopped' : 'running';
}

/**
 * What a tenant's vcluster requests: what its pods do, else what its preset says, else what the chart of its version says. Its
 * CoreDNS always counts as the chart has it.
 */
export function vclusterInputs(
  { tenant, syncers }: Pick<TenantSnapshot, 'tenant' | 'syncers'>,
  workload: WorkloadItem,
  presets: readonly Preset[],
  claims: FactsOfHost['claims'],
  pricing: NodePricing,
): Footprint<'requested'> {
  const version = workload.version ?? tenant.chartVersion ?? '';
  const chart = chartOf(version);
  const pods = syncers();
  const totals = totalsOf(pods);
  const isGone =
    tenant.preset !== undefined &&
    !presets.some(({ name }) => name === tenant.preset);
  const why = [
    pods.length === 0
      ? 'it has no pod at the moment'
      : `${totals.without.join(', ')} requests no CPU or no memory`,
    ...(isGone ? [`preset "${tenant.preset}" is not configured any more`] : []),
  ].join('; ');
  const preset = presetRequests(tenant.preset, presets);
  const dns = coreDnsRequests(version);
  const replicas = Math.max(workload.replicas, pods.length, 1);
  const volumes = volumesOf(workload, replicas, claims);
  const own = nodePrices(pods, pricing);
  return {
    ...(own && { nodePrices: own }),
    basis: 'requested',
    name: `vcluster ${tenant.ref.name}`,
    pods: replicas + 1,
    cpu:
      withDns(
        totals.cpu ?? scaled(preset.cpu, replicas, millicores),
        dns?.cpu,
        millicores,
      ) ?? because(chart.cpu, why),
    memory:
      withDns(
        totals.memory ?? scaled(preset.memory, replicas, bytes),
        dns && mebibytes(dns.memory),
        bytes,
      ) ?? because(chart.memory, why),
    volumes:
      workload.kind === 'StatefulSet' && volumes.length > 0
        ? volumes
        : chart.volumes,
  };
}

function presetRequests(name: string | undefined, presets: readonly Preset[]) {
  const preset = presets.find(each => each.name === name);
  const requests = preset?.policy.controlPlane?.requests;
  const where = `daprVcluster.presets "${name}" controlPlane.requests`;
  const cpu = amountOf(requests?.cpu);
  const memory = amountOf(requests?.memory);
  return {
    cpu:
      cpu === undefined
        ? undefined
        : configured(millicores(cpu * 1_000), where),
    memory: memory === undefined ? undefined : configured(bytes(memory), where),
  };
}

function scaled<T extends number>(
  given: Sourced<T> | undefined,
  replicas: number,
  make: (value: number) => T,
): Sourced<T> | undefined {
  return given?.state === 'known'
    ? { ...given, value: make(given.value * replicas) }
    : given;
}

function withDns<T extends Millicores | Bytes>(
  given: Sourced<T> | undefined,
  dns: number | undefined,
  make: (value: number) => T,
): Sourced<T> | undefined {
  if (given?.state !== 'known' || dns === undefined) {
    return given;
  }
  return {
    ...given,
    value: make(given.value + dns),
    detail: `${given.detail}; CoreDNS as the vcluster chart has it`,
  };
}
