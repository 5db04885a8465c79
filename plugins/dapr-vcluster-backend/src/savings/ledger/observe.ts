import {
  clusterCost,
  costOf,
  Footprint,
  growth,
  HOURS_PER_MONTH,
  shares,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { Cost } from 'backstage-plugin-dapr-vcluster-common';
import { HostInputs, TenantInputs } from '../inputs';
import { Observation, SeenTenant, SharedRates, TenantRates } from './types';

/** What the ledger counts of a host, by the inputs of now. */
export function observe(host: HostInputs, now: number): Observation {
  const { options, tenants } = host;
  const divided = shares(
    options.allocation,
    tenants.map(({ weight }) => weight),
  );
  const isEven = options.allocation === 'evenly' || divided.fallback;
  return {
    host: host.host,
    now,
    shared: memoized(count => sharedRates(host, count)),
    tenants: tenants.map((tenant): SeenTenant => {
      const { owner, preset, chartVersion } = tenant.snapshot.tenant;
      return {
        tenant: tenant.id,
        uid: tenant.uid,
        owner: owner ?? null,
        preset: preset ?? null,
        version: chartVersion ?? null,
        state: tenant.state,
        currency: options.prices.currency,
        // Raw numbers, not parts of the whole: those would change for all tenants whenever one comes or goes.
        weight: isEven ? 1 : weightOf(tenant, options.allocation),
        rates: ratesOf(tenant, tenant.state, host),
        runningRates: ratesOf(tenant, 'running', host),
        createdAt: timeOf(tenant.createdAt),
        pausedAt: timeOf(tenant.pausedAt),
      };
    }),
  };
}

function sharedRates(
  { options: { prices }, packs, overhead }: HostInputs,
  tenants: number,
): SharedRates {
  const cluster = perHour(clusterCost('requested', prices));
  const planes = total([
    ...packs.map(pack =>
      times(perHour(costOf(pack.shared, prices)), growth(pack, tenants)),
    ),
    ...overhead.map(each => perHour(costOf(each, prices))),
  ]);
  return cluster === null || planes === null ? null : { cluster, planes };
}

function weightOf(
  { weight: { sidecars, requests } }: TenantInputs,
  allocation: HostInputs['options']['allocation'],
): number {
  return (allocation === 'by-sidecars' ? sidecars : requests) ?? 0;
}

function ratesOf(
  { vcluster }: TenantInputs,
  state: 'running' | 'stopped',
  { options: { prices }, packs }: HostInputs,
): TenantRates {
  const cost = (footprint: Footprint<'requested'>) =>
    perHour(costOf(footprint, prices, state));
  const own = cost(vcluster);
  const dedicated = total(packs.map(pack => cost(pack.dedicated)));
  const cluster = perHour(clusterCost('requested', prices));
  return own === null || dedicated === null || cluster === null
    ? null
    : { separate: cluster + dedicated, vcluster: own, dedicated };
}

function perHour({ perMonth }: Cost): number | null {
  return perMonth.state === 'known'
    ? perMonth.value.amount / HOURS_PER_MONTH
    : null;
}

function times(rate: number | null, factor: number): number | null {
  return rate === null ? null : rate * factor;
}

function total(rates: ReadonlyArray<number | null>): number | null {
  return rates.reduce<number | null>(
    (sum, rate) => (sum === null || rate === null ? null : sum + rate),
    0,
  );
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function memoized<T>(make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return key => {
    if (!known.has(key)) {
      known.set(key, make(key));
    }
    return known.get(key)!;
  };
}
