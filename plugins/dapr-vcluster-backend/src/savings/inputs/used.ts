import {
  bytes,
  configured,
  daprFootprint,
  Footprint,
  measured,
  millicores,
  ModelInputs,
  notKnown,
  unknownFootprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { itemsIn } from '../../inventory/model/hostState';
import { HostSnapshot } from '../../inventory/TenantIndex';
import { HostInputs, TenantInputs } from './hostInputs';
import { HostUsage } from '../facts';
import { measure } from './measure';
import { usedVclusters } from './usedVclusters';

/** The same as the inputs on requests for some tenants of a host, by what metrics-server measures. */
export function usedInputs(
  requested: ModelInputs<'requested'>,
  host: HostInputs,
  tenants: readonly TenantInputs[],
  snapshot: HostSnapshot,
  usage: HostUsage,
): ModelInputs<'used'> {
  return {
    ...requested,
    basis: 'used',
    vclusters: usedVclusters(tenants, usage),
    packs: host.packs.map((pack, index) => ({
      name: pack.name,
      growthPerTenant: pack.growthPerTenant,
      // The first is Dapr; what others use is not known of their configuration.
      ...(index === 0
        ? {
            shared: sharedDapr(pack.shared, snapshot, usage),
            dedicated: dedicatedDapr(pack.dedicated, snapshot, host),
          }
        : {
            shared: requestsOnly(pack.shared.name),
            dedicated: requestsOnly(pack.dedicated.name),
          }),
    })),
    // They are on no host that could measure them.
    overhead: host.overhead.map(each => ({ ...each, basis: 'used' as const })),
    sidecars: sidecars(tenants, usage),
  };
}

function sharedDapr(
  requested: Footprint<'requested'>,
  { state, view }: HostSnapshot,
  usage: HostUsage,
): Footprint<'used'> {
  const { namespace } = view.dapr;
  const running = itemsIn(state.buckets.get(namespace), 'pods').filter(
    ({ role }) => role === 'dapr',
  );
  if (running.length === 0) {
    return unknownFootprint(
      'used',
      requested.name,
      'Dapr has no pods on the host.',
    );
  }
  return {
    ...requested,
    basis: 'used',
    ...measure(
      namespace,
      running.map(pod => pod.name),
      usage,
    ),
  };
}

/** Nobody has measured a Dapr that is not there: its use is what Dapr has published. */
function dedicatedDapr(
  requested: Footprint<'requested'>,
  { dapr: { version } }: HostSnapshot,
  { options }: HostInputs,
): Footprint<'used'> {
  try {
    const { cpu, memory } = daprFootprint('used', {
      version: version ?? '',
      ha: options.dapr.dedicatedHa,
    });
    return { ...requested, basis: 'used', cpu, memory };
  } catch (error) {
    return unknownFootprint('used', requested.name, (error as Error).message);
  }
}

function requestsOnly(name: string): Footprint<'used'> {
  return unknownFootprint(
    'used',
    name,
    'daprVcluster.savings.packs says what it requests, not what it uses.',
  );
}

function sidecars(
  tenants: readonly TenantInputs[],
  usage: HostUsage,
): ModelInputs<'used'>['sidecars'] {
  const injected = tenants
    .flatMap(({ snapshot }) => snapshot.pods)
    .filter(({ daprd }) => daprd);
  const found = injected.flatMap(
    ({ namespace, name }) => usage.get(`${namespace}/${name}`)?.sidecar ?? [],
  );
  if (found.length < injected.length) {
    const missing = `metrics-server has not measured ${
      injected.length - found.length
    } of ${injected.length} sidecars yet.`;
    return {
      count: notKnown(missing),
      each: unknownFootprint('used', 'daprd', missing),
    };
  }
  const detail = `metrics-server on ${found.length} containers`;
  return {
    count: configured(1, 'all sidecars as one'),
    each: {
      basis: 'used',
      name: `${found.length} × daprd`,
      pods: 0,
      cpu: measured(
        millicores(found.reduce((sum, { cpu }) => sum + cpu, 0) * 1_000),
        detail,
      ),
      memory: measured(
        bytes(found.reduce((sum, { memory }) => sum + memory, 0)),
        detail,
      ),
      volumes: [],
    },
  };
}
