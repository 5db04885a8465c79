import {
  costOf,
  Footprint,
  overheadFootprints,
  Pack,
  Sourced,
  TenantWeight,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { itemsIn } from '../../inventory/model/hostState';
import { isKnown } from '../../inventory/model/sources';
import { readUse } from '../../inventory/quota/podResources';
import { HostSnapshot, TenantSnapshot } from '../../inventory/TenantIndex';
import { Preset } from '../../tenants';
import { SavingsOptions } from '../config';
import { FactsOfHost } from '../facts';
import { daprPack } from './daprInputs';
import { requestsCost } from './requestsCost';
import { sidecarInputs } from './sidecarInputs';
import {
  vclusterInputs,
  vclusterState,
  vclusterWorkload,
} from './vclusterInputs';

/** What is known of one tenant that has a vcluster. */
export type TenantInputs = {
  id: string;
  /** Uid of its host namespace: a tenant that is made again under the same name is another one. */
  uid: string;
  snapshot: TenantSnapshot;
  createdAt?: string;
  pausedAt?: string;
  state: 'running' | 'stopped';
  vcluster: Footprint<'requested'>;
  weight: TenantWeight;
  sidecars: { count: Sourced<number>; each: Footprint<'requested'> };
};

/** What is known of a host and its tenants. */
export type HostInputs = {
  host: string;
  tenants: TenantInputs[];
  packs: Pack<'requested'>[];
  overhead: Footprint<'requested'>[];
  options: SavingsOptions;
};

/** Kinds without which it is not known which tenants there are, or what they run. */
const NEEDED = [
  'namespaces',
  'statefulsets.apps',
  'deployments.apps',
  'pods',
] as const;

/** Why a host cannot be counted now; undefined when it can. */
export function whyNotCounted({
  state,
}: Pick<HostSnapshot, 'state'>): string | undefined {
  const gap = NEEDED.map(kind => state.sources[kind]).find(
    source => source.state !== 'live',
  );
  return gap && (gap.reason ?? `${gap.kind} are ${gap.state}`);
}

/** Collects what the model computes from; a tenant without a vcluster is left out, since it takes nothing up yet. */
export function hostInputs(
  host: HostSnapshot,
  options: SavingsOptions,
  presets: readonly Preset[],
  facts: FactsOfHost,
): HostInputs {
  const { claims, nodes } = facts;
  const pricing = { rules: options.nodes, prices: options.prices, nodes };
  return {
    host: host.view.name,
    options,
    tenants: host.tenants.flatMap(snapshot => {
      const { tenant } = snapshot;
      const workload = vclusterWorkload(host.state, tenant);
      const [own] = itemsIn(
        host.state.buckets.get(tenant.ref.namespace),
        'namespaces',
      );
      if (!workload || !own) {
        return [];
      }
      return [
        {
          id: tenant.id,
          uid: own.uid,
          snapshot,
          createdAt: tenant.createdAt,
          pausedAt: workload.pausedAt,
          state: vclusterState(tenant),
          vcluster: vclusterInputs(
            snapshot,
            workload,
            presets,
            claims,
            pricing,
          ),
          weight: weightOf(snapshot, options),
          sidecars: sidecarInputs(snapshot.pods, isKnown(host.state, 'pods')),
        },
      ];
    }),
    packs: [
      daprPack(host, options, claims, pricing),
      ...options.packs.map(({ name, dedicated, shared, growthPerTenant }) => ({
        name,
        growthPerTenant,
        dedicated: { basis: 'requested' as const, name, ...dedicated },
        shared: {
          basis: 'requested' as const,
          name: `Shared ${name}`,
          ...shared,
        },
      })),
    ],
    overhead: overheadOf(options),
  };
}

/** What the Component syncer and the portal take, counted against sharing. */
function overheadOf({
  overhead: { syncer, portal },
}: SavingsOptions): Footprint<'requested'>[] {
  const [usualSyncer, usualPortal] = overheadFootprints('requested');
  return [
    { ...usualSyncer, ...syncer },
    { ...usualPortal, ...portal },
  ];
}

function weightOf(
  { tenant, pods }: TenantSnapshot,
  { allocation, prices }: SavingsOptions,
): TenantWeight {
  return {
    sidecars: tenant.counts.sidecars,
    // Reading every pod again is only worth it where it decides something.
    requests:
      allocation === 'by-requests' && tenant.counts.sidecars !== undefined
        ? requestsCost(
            pods.flatMap(({ takes }) => (takes ? [readUse(takes)] : [])),
            footprint => costOf(footprint, prices),
          )
        : undefined,
  };
}
