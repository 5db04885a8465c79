import semver from 'semver';
import type { Basis } from '../contract/savings';
import { Footprint } from './footprint';
import data from './footprints.data.json';
import { byDefault, chartDefault, notKnown } from './sourced';
import { bytes, gibibytes, mebibytes, millicores } from './units';

/**
 * How Dapr's control plane is installed.
 *
 * @public
 */
export type DaprVariant = {
  /** `1.18.3` */
  version: string;
  /** `global.ha.enabled` */
  ha: boolean;
  /** Placement runs inside the scheduler: from 1.19 on. */
  placementInScheduler?: boolean;
  /**
   * Replicas of the parts that a host has, where those are known: they count instead of the chart's. A part that is not among
   * them is not installed.
   */
  replicas?: Readonly<Partial<Record<DaprPart, number>>>;
};

/**
 * A part of Dapr's control plane.
 *
 * @public
 */
export type DaprPart =
  | 'operator'
  | 'injector'
  | 'sentry'
  | 'placement'
  | 'scheduler';

type Chart = {
  from: string;
  parts: string[];
  single?: string[];
  placement: {
    replicas: number;
    ha: number;
    haVolumeGi: number;
    inScheduler?: boolean;
  };
  scheduler?: { replicas: number; ha: number; volumeGi: number };
};

type Part = { name: string; replicas: number; volumeGi?: number };

/**
 * Dapr's control plane by what its Helm chart of a version installs: pods and volumes are the chart's. Requests are those of
 * Dapr's guidelines, since the chart sets none; the scheduler has none there either, so it reserves nothing. Use is what Dapr
 * published.
 *
 * @throws RangeError when the version is unknown or does not have the variant.
 * @public
 */
export function daprFootprint<B extends Basis>(
  basis: B,
  variant: DaprVariant,
): Footprint<B> {
  const { version, ha, replicas: installed } = variant;
  const parts = installed
    ? asInstalled(daprParts(variant), installed)
    : daprParts(variant);
  const name = `Dapr ${version}${ha ? ' HA' : ''}`;
  const chart = `chart dapr ${version}${ha ? ', global.ha.enabled' : ''}`;
  return {
    basis,
    name,
    pods: parts.reduce((sum, { replicas }) => sum + replicas, 0),
    ...(basis === 'requested' ? requested(parts) : used(ha)),
    volumes: parts.flatMap(part =>
      part.volumeGi === undefined
        ? []
        : Array.from({ length: part.replicas }, () => ({
            size: chartDefault(
              gibibytes(part.volumeGi!),
              `${chart}: ${part.name}, one for each replica`,
            ),
          })),
    ),
  };
}

/** Workloads of the chart with their replicas. */
function daprParts({
  version,
  ha,
  placementInScheduler = false,
}: DaprVariant): Part[] {
  const exact = semver.coerce(version);
  const charts: Chart[] = data.dapr.charts;
  const chart = exact && charts.find(({ from }) => semver.gte(exact, from));
  if (!chart) {
    throw new RangeError(
      `Dapr "${version}" is not known; use a version from ${
        charts[charts.length - 1].from
      } on`,
    );
  }
  const { placement, scheduler } = chart;
  if (placementInScheduler && !placement.inScheduler) {
    throw new RangeError(
      `Dapr ${version} cannot run placement in the scheduler; use 1.19.0 or newer`,
    );
  }
  return [
    ...chart.parts.map(name => ({ name, replicas: ha ? 3 : 1 })),
    ...(chart.single ?? []).map(name => ({ name, replicas: 1 })),
    ...(placementInScheduler
      ? []
      : [
          {
            name: 'placement',
            replicas: ha ? placement.ha : placement.replicas,
            // Without HA the chart keeps placement's log in memory.
            ...(ha && { volumeGi: placement.haVolumeGi }),
          },
        ]),
    ...(scheduler
      ? [
          {
            name: 'scheduler',
            replicas: ha ? scheduler.ha : scheduler.replicas,
            volumeGi: scheduler.volumeGi,
          },
        ]
      : []),
  ];
}

/** Parts of the chart with the replicas that a host has of them. */
function asInstalled(
  parts: readonly Part[],
  replicas: NonNullable<DaprVariant['replicas']>,
): Part[] {
  const seen: ReadonlyMap<string, number> = new Map(Object.entries(replicas));
  return parts.flatMap(part => {
    // Of the dashboard, which 1.10 had as a part, no host tells.
    const count = part.name === 'dashboard' ? 1 : seen.get(part.name) ?? 0;
    return count > 0 ? [{ ...part, replicas: count }] : [];
  });
}

function requested(parts: readonly Part[]) {
  const each: Readonly<Record<string, { cpu: number; memory: number }>> =
    data.dapr.requests;
  const sum = (key: 'cpu' | 'memory') =>
    parts.reduce(
      (total, { name, replicas }) =>
        total + replicas * (each[name]?.[key] ?? 0),
      0,
    );
  const listed = (key: 'cpu' | 'memory', unit: string) =>
    `${data.dapr.guideline}: ${parts
      .map(({ name, replicas }) =>
        each[name]
          ? `${replicas} × ${name} ${each[name][key]}${unit}`
          : `${replicas} × ${name} without requests`,
      )
      .join(', ')}`;
  return {
    cpu: byDefault(millicores(sum('cpu')), listed('cpu', 'm')),
    memory: byDefault(mebibytes(sum('memory')), listed('memory', 'Mi')),
  };
}

function used(ha: boolean) {
  const { cpu, memoryMegabytes, source } = ha
    ? data.dapr.usedHa
    : data.dapr.used;
  return {
    cpu: byDefault(millicores(cpu), source),
    memory: byDefault(bytes(memoryMegabytes * 1e6), source),
  };
}

/**
 * A control plane of which nothing is known.
 *
 * @public
 */
export function unknownFootprint<B extends Basis>(
  basis: B,
  name: string,
  reason: string,
): Footprint<B> {
  return {
    basis,
    name,
    pods: 0,
    cpu: notKnown(reason),
    memory: notKnown(reason),
    volumes: [],
  };
}
