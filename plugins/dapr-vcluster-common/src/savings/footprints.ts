import semver from 'semver';
import type { Basis } from '../contract/savings';
import { Footprint } from './footprint';
import data from './footprints.data.json';
import { byDefault, chartDefault } from './sourced';
import { bytes, gibibytes, mebibytes, millicores } from './units';

/**
 * A vcluster's control plane with its CoreDNS by the requests and volumes of the vcluster chart of a version; its use is what
 * others measured.
 *
 * @throws RangeError when the version is not known or there are less than one replica.
 * @public
 */
export function vclusterFootprint<B extends Basis>(
  basis: B,
  { version, replicas = 1 }: { version: string; replicas?: number },
): Footprint<B> {
  const exact = semver.coerce(version);
  const { charts, used } = data.vcluster;
  const chart = exact && charts.find(({ from }) => semver.gte(exact, from));
  if (!chart) {
    throw new RangeError(
      `vcluster "${version}" is not known; use a version from ${
        charts[charts.length - 1].from
      } on`,
    );
  }
  if (!Number.isInteger(replicas) || replicas < 1) {
    throw new RangeError(`${replicas} replicas; give a whole number from 1 on`);
  }
  const { coreDns, volumeGi } = chart;
  const from = `chart vcluster ${version}: ${replicas} × control plane and CoreDNS`;
  return {
    basis,
    name: `vcluster ${version}`,
    pods: replicas + 1,
    ...(basis === 'requested'
      ? {
          cpu: chartDefault(
            millicores(replicas * chart.cpu + coreDns.cpu),
            from,
          ),
          memory: chartDefault(
            mebibytes(replicas * chart.memory + coreDns.memory),
            from,
          ),
        }
      : {
          cpu: byDefault(millicores(replicas * used.cpu), used.source),
          memory: byDefault(
            mebibytes(replicas * used.memoryMebibytes),
            used.source,
          ),
        }),
    volumes: Array.from({ length: replicas }, () => ({
      size: chartDefault(
        gibibytes(volumeGi),
        `chart vcluster ${version}, one for each replica`,
      ),
    })),
  };
}

/**
 * CoreDNS of a vcluster by the chart of its version; undefined when the version is not known.
 *
 * @public
 */
export function coreDnsRequests(
  version: string,
): { cpu: number; memory: number } | undefined {
  const exact = semver.coerce(version);
  return (
    (exact &&
      data.vcluster.charts.find(({ from }) => semver.gte(exact, from))
        ?.coreDns) ??
    undefined
  );
}

/**
 * One daprd by Dapr's guidelines: without annotations it requests nothing.
 *
 * @public
 */
export function sidecarFootprint<B extends Basis>(basis: B): Footprint<B> {
  const { requested, used } = data.sidecar;
  return {
    basis,
    name: 'daprd',
    pods: 0,
    ...(basis === 'requested'
      ? {
          cpu: byDefault(millicores(requested.cpu), requested.source),
          memory: byDefault(
            mebibytes(requested.memoryMebibytes),
            requested.source,
          ),
        }
      : {
          cpu: byDefault(millicores(used.cpu), used.source),
          memory: byDefault(bytes(used.memoryMegabytes * 1e6), used.source),
        }),
    volumes: [],
  };
}

/**
 * The Component syncer and the portal, which only sharing needs. What they use is not measured: on both bases they count with
 * what they request.
 *
 * @public
 */
export function overheadFootprints<B extends Basis>(basis: B): Footprint<B>[] {
  const { syncer, portal } = data.overhead;
  return [
    { name: 'Component syncer', ...syncer, sourced: chartDefault },
    { name: 'Portal', ...portal, sourced: byDefault },
  ].map(({ name, replicas, cpu, memoryMebibytes, source, sourced }) => ({
    basis,
    name,
    pods: replicas,
    cpu: sourced(millicores(replicas * cpu), source),
    memory: sourced(mebibytes(replicas * memoryMebibytes), source),
    volumes: [],
  }));
}
