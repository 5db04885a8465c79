import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { HelmRelease, HelmRepository } from './flux';
import { ChartVersion, chartVersion } from './chart/versions';

/** What a HelmRelease asks for, resolved. */
export type Plan = {
  name: string;
  namespace: string;
  storageNamespace: string;
  chart: ChartVersion;
  values: Record<string, unknown>;
  configDigest: string;
};

/** Why a HelmRelease cannot be acted on, as its Ready condition says it. */
export type PlanProblem = {
  reason: string;
  message: string;
};

/** Namespace and name of the HelmRepository that a HelmRelease takes its chart from. */
export function repositoryKey(release: HelmRelease): string | undefined {
  const source = release.spec.chart?.spec.sourceRef;
  return (
    source && `${source.namespace ?? release.metadata.namespace}/${source.name}`
  );
}

/** The release name: what the spec says, or Flux's default. */
export function releaseName({ spec, metadata }: HelmRelease): string {
  return (
    spec.releaseName ??
    (spec.targetNamespace
      ? `${spec.targetNamespace}-${metadata.name}`
      : metadata.name)
  );
}

/** Resolves chart, names and values of a HelmRelease, or says why that fails. */
export function planOf(
  release: HelmRelease,
  repository: HelmRepository | undefined,
): Plan | PlanProblem {
  const { spec, metadata } = release;
  if (!spec.chart) {
    return {
      reason: 'SourceNotReady',
      message:
        'the sandbox only reads charts through spec.chart with a HelmRepository; spec.chartRef is not supported',
    };
  }
  if (spec.valuesFrom?.length) {
    return {
      reason: 'ValuesError',
      message:
        'the sandbox only reads spec.values; spec.valuesFrom is not supported',
    };
  }
  const chart = spec.chart.spec;
  const helmChart = `${chart.sourceRef.namespace ?? metadata.namespace}/${
    metadata.namespace
  }-${metadata.name}`;
  const sourceProblem = (message: string) => ({
    reason: 'SourceNotReady',
    message: `HelmChart '${helmChart}' is not ready: ${message}`,
  });
  if (chart.sourceRef.kind !== 'HelmRepository') {
    return sourceProblem(
      `the sandbox has no source of kind '${chart.sourceRef.kind}'`,
    );
  }
  if (!repository) {
    return sourceProblem(
      `failed to get source: helmrepositories.source.toolkit.fluxcd.io "${chart.sourceRef.name}" not found`,
    );
  }
  const ready = repository.status?.conditions?.find(
    each => each.type === 'Ready',
  );
  if (ready?.status !== 'True') {
    return sourceProblem(
      `no artifact available for HelmRepository source '${chart.sourceRef.name}'`,
    );
  }
  const version =
    chart.chart === 'vcluster' ? chartVersion(chart.version) : undefined;
  if (!version) {
    return sourceProblem(
      `invalid chart reference: failed to get chart version for remote reference: no '${
        chart.chart
      }' chart with version matching '${chart.version ?? '*'}' found`,
    );
  }
  const values = spec.values ?? {};
  return {
    name: releaseName(release),
    namespace: spec.targetNamespace ?? metadata.namespace!,
    storageNamespace: spec.storageNamespace ?? metadata.namespace!,
    chart: version,
    values,
    configDigest: digestOf(values),
  };
}

/** Digest of values, independent of the order of their keys. */
export function digestOf(values: unknown): string {
  return `sha256:${createHash('sha256')
    .update(stringify(values, { sortMapEntries: true }))
    .digest('hex')}`;
}
