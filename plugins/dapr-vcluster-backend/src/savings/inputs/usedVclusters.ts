import {
  bytes,
  Footprint,
  measured,
  millicores,
  ModelInputs,
  notKnown,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { HostUsage } from '../facts';
import { groupAlike } from './groupAlike';
import { TenantInputs } from './hostInputs';
import { measure, podsIn } from './measure';
import { because } from './podRequests';

/** Tenants that a remark names. */
const NAMED = 5;

/** Names of pods of a vcluster's CoreDNS on the host. */
const isCoreDns = (pod: string, tenant: string) =>
  pod.startsWith('coredns-') && pod.endsWith(`-x-kube-system-x-${tenant}`);

/** The vclusters of some tenants by use; of several that differ in nothing else, the mean. */
export function usedVclusters(
  tenants: readonly TenantInputs[],
  usage: HostUsage,
): ModelInputs<'used'>['vclusters'] {
  return groupAlike(tenants, 'used').map(group => {
    const footprints = group.map(tenant => usedVcluster(tenant, usage));
    const without = group.filter(
      tenant =>
        tenant.state === 'running' && coreDnsOf(tenant, usage).length === 0,
    );
    const footprint = group.length === 1 ? footprints[0] : meanOf(footprints);
    return {
      count: group.length,
      state: group[0].state,
      footprint:
        without.length === 0 ? footprint : withoutCoreDns(footprint, without),
    };
  });
}

function coreDnsOf({ snapshot }: TenantInputs, usage: HostUsage): string[] {
  const { namespace, name } = snapshot.tenant.ref;
  return podsIn(usage, namespace).filter(pod => isCoreDns(pod, name));
}

/** The portal does not watch pods of CoreDNS: whether one is missing, or there is none, nobody knows here. */
function withoutCoreDns(
  footprint: Footprint<'used'>,
  tenants: readonly TenantInputs[],
): Footprint<'used'> {
  const names = tenants.map(({ snapshot }) => snapshot.tenant.ref.name);
  const remark = `CoreDNS was not measured, and is not in it: ${names
    .slice(0, NAMED)
    .join(', ')}${
    names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  }`;
  return {
    ...footprint,
    cpu: because(footprint.cpu, remark),
    memory: because(footprint.memory, remark),
  };
}

function usedVcluster(
  tenant: TenantInputs,
  usage: HostUsage,
): Footprint<'used'> {
  const { snapshot, vcluster: requested, state } = tenant;
  const { namespace } = snapshot.tenant.ref;
  const own = snapshot.syncers().map(pod => pod.name);
  const dns = coreDnsOf(tenant, usage);
  const isComplete = own.length > 0 || state === 'stopped';
  return {
    ...requested,
    basis: 'used',
    ...(isComplete
      ? measure(namespace, [...own, ...dns], usage)
      : {
          cpu: notKnown('The vcluster has no pod at the moment.'),
          memory: notKnown('The vcluster has no pod at the moment.'),
        }),
  };
}

/** The mean of all; unknown when one of them is: it would stand for others. */
function meanOf(footprints: ReadonlyArray<Footprint<'used'>>) {
  const [first] = footprints;
  const detail = `metrics-server, mean of ${footprints.length} vclusters`;
  const mean = <T extends number>(
    values: ReadonlyArray<Sourced<T>>,
    unit: (value: number) => T,
  ): Sourced<T> => {
    let sum = 0;
    for (const value of values) {
      if (value.state === 'unknown') {
        return value;
      }
      sum += value.value;
    }
    return measured(unit(sum / values.length), detail);
  };
  return {
    ...first,
    name: `${first.name} and others`,
    cpu: mean(
      footprints.map(({ cpu }) => cpu),
      millicores,
    ),
    memory: mean(
      footprints.map(({ memory }) => memory),
      bytes,
    ),
  };
}
