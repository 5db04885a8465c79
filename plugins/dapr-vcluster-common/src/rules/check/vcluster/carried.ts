import { ChartSource, chartIn, sourceFor } from '../model/chartSources';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import {
  Carrier,
  CarriedValues,
  CHART,
  hasItems,
  isVclusterChart,
  Sources,
  textOf,
} from './carrier';
import { OTHER_CARRIERS } from './otherCarriers';
import { argoValues, fluxValues } from './otherValues';

/**
 * HelmRelease of Flux, in any version, with a chart or with a source of one that is among the files. Without a version of the
 * chart, Flux takes the newest.
 */
function inHelmRelease(object: JsonMap, sources: Sources): CarriedValues[] {
  const chart = valueAt(object, ['spec', 'chart', 'spec']);
  const ref = valueAt(object, ['spec', 'chartRef']);
  const source = isMap(ref)
    ? sourceFor(sources, ref, valueAt(object, ['metadata', 'namespace']))
    : undefined;
  const found: ChartSource | undefined =
    valueAt(chart, ['chart']) === CHART
      ? {
          chart: CHART,
          chartVersion: textOf(valueAt(chart, ['version'])) ?? '*',
        }
      : source;
  return found?.chart === CHART
    ? [
        {
          path: ['spec', 'values'],
          chartVersion: found.chartVersion,
          isPartial: hasItems(valueAt(object, ['spec', 'valuesFrom'])),
          others: fluxValues(object, ['spec', 'valuesFrom']),
        },
      ]
    : [];
}

/** Release of Crossplane's Helm provider. Without a version of the chart, it takes the newest. */
function inCrossplaneRelease(object: JsonMap): CarriedValues[] {
  const given = valueAt(object, ['spec', 'forProvider']);
  const chart = valueAt(given, ['chart']);
  return valueAt(chart, ['name']) === CHART
    ? [
        {
          path: ['spec', 'forProvider', 'values'],
          chartVersion: textOf(valueAt(chart, ['version'])) ?? '*',
          isPartial:
            hasItems(valueAt(given, ['valuesFrom'])) ||
            hasItems(valueAt(given, ['set'])),
        },
      ]
    : [];
}

/** Charts that a Kustomization inflates. */
function inKustomization(object: JsonMap): CarriedValues[] {
  const charts = valueAt(object, ['helmCharts']);
  return Array.isArray(charts)
    ? charts.flatMap((chart, at) =>
        valueAt(chart, ['name']) === CHART
          ? [
              {
                path: ['helmCharts', at, 'valuesInline'],
                chartVersion: textOf(valueAt(chart, ['version'])) ?? '*',
                isPartial:
                  valueAt(chart, ['valuesFile']) !== undefined ||
                  hasItems(valueAt(chart, ['additionalValuesFiles'])),
              },
            ]
          : [],
      )
    : [];
}

/** What the generators of an ApplicationSet, and its patch, make of the template is not known. */
function inApplicationSet(object: JsonMap): CarriedValues[] {
  const isPatched = valueAt(object, ['spec', 'templatePatch']) !== undefined;
  return inApplication(object, ['spec', 'template']).map(carried => ({
    ...carried,
    isPartial: carried.isPartial || isPatched,
    ...(isPatched && { others: undefined }),
  }));
}

/** Application of Argo CD, with one source or several, which win over the one. `valuesObject` wins over `values`. */
function inApplication(
  object: JsonMap,
  root: ObjectPath = [],
): CarriedValues[] {
  const spec: ObjectPath = [...root, 'spec'];
  const sources = valueAt(object, [...spec, 'sources']);
  const paths: ObjectPath[] =
    Array.isArray(sources) && sources.length > 0
      ? sources.map((_, at) => [...spec, 'sources', at])
      : [[...spec, 'source']];
  return paths.flatMap(path => {
    const source = valueAt(object, path);
    const helm = valueAt(source, ['helm']);
    const address = textOf(valueAt(source, ['repoURL'])) ?? '';
    const chart =
      valueAt(source, ['chart']) ??
      (address.startsWith('oci://') ? chartIn(address) : undefined);
    if (!isVclusterChart(chart) || !isMap(helm)) {
      return [];
    }
    const key = isMap(helm.valuesObject) ? 'valuesObject' : 'values';
    return [
      {
        path: [...path, 'helm', key],
        chartVersion: textOf(valueAt(source, ['targetRevision'])),
        isPartial:
          hasItems(helm.valueFiles) ||
          hasItems(helm.parameters) ||
          hasItems(helm.fileParameters),
        others: argoValues(helm, [...path, 'helm']),
      },
    ];
  });
}

/** VCluster of the Cluster API provider. Without a version, it is the provider that decides. */
function inVcluster(
  object: JsonMap,
  path: ObjectPath = ['spec', 'helmRelease'],
): CarriedValues[] {
  const release = valueAt(object, path);
  const { name = CHART, version } = isMap(valueAt(release, ['chart']))
    ? (valueAt(release, ['chart']) as JsonMap)
    : ({} as JsonMap);
  if (name !== CHART) {
    return [];
  }
  const key = isMap(valueAt(release, ['valuesObject']))
    ? 'valuesObject'
    : 'values';
  return [
    { path: [...path, key], chartVersion: textOf(version), isPartial: false },
  ];
}

/**
 * VirtualClusterInstance and VirtualClusterTemplate of vCluster Platform; a template may have versions. Without a version of
 * the chart, it is the platform that decides.
 */
function inPlatform(object: JsonMap): CarriedValues[] {
  const versions = valueAt(object, ['spec', 'versions']);
  const places: ObjectPath[] = [
    ['spec'],
    ...(Array.isArray(versions)
      ? versions.map((_, at) => ['spec', 'versions', at])
      : []),
  ];
  return places
    .flatMap(path => inVcluster(object, [...path, 'template', 'helmRelease']))
    .map(carried => ({ ...carried, isLicensed: true }));
}

/** fleet.yaml of Rancher's Fleet. Without a version of the chart, it takes the newest. */
function inFleet({ helm }: JsonMap): CarriedValues[] {
  return isMap(helm) && chartIn(textOf(helm.chart) ?? '') === CHART
    ? [
        {
          path: ['helm', 'values'],
          chartVersion: textOf(helm.version) ?? '*',
          isPartial: hasItems(helm.valuesFiles) || hasItems(helm.valuesFrom),
        },
      ]
    : [];
}

/** helmfile.yaml. Without a version of the chart, it takes the newest. */
function inHelmfile({ releases }: JsonMap): CarriedValues[] {
  return Array.isArray(releases)
    ? releases.flatMap((release, at) => {
        const { chart, version, values, set } = isMap(release)
          ? release
          : ({} as JsonMap);
        return chartIn(textOf(chart) ?? '') === CHART && Array.isArray(values)
          ? values.flatMap((each, index) =>
              isMap(each)
                ? [
                    {
                      path: ['releases', at, 'values', index],
                      chartVersion: textOf(version) ?? '*',
                      isPartial: values.length > 1 || hasItems(set),
                    },
                  ]
                : [],
            )
          : [];
      })
    : [];
}

/** The chart that a name, or the address of a packed chart, means. */
function helmChartOf(chart: string): { name: string; version?: string } {
  const name = chart.replace(/^.*\//, '');
  const [, version] = /^vcluster-(\d.*)\.tgz$/.exec(name) ?? [];
  return version ? { name: CHART, version } : { name };
}

/** HelmChart of the Helm controller of k3s and RKE2. `values` win over `valuesContent`. */
function inHelmChart(object: JsonMap): CarriedValues[] {
  const spec = valueAt(object, ['spec']);
  const { name, version } = helmChartOf(textOf(valueAt(spec, ['chart'])) ?? '');
  if (name !== CHART || !isMap(spec)) {
    return [];
  }
  const { values } = spec;
  const keys = [
    ...(isMap(values) ? ['values'] : []),
    ...(isMap(values) && !spec.valuesContent ? [] : ['valuesContent']),
  ];
  return keys.map(key => ({
    path: ['spec', key],
    chartVersion: version ?? textOf(spec.version) ?? '*',
    isPartial:
      keys.length > 1 || isMap(spec.set) || hasItems(spec.valuesSecrets),
  }));
}

const KINDS: readonly Carrier[] = [
  {
    group: /^helm\.toolkit\.fluxcd\.io\//,
    kind: 'HelmRelease',
    read: inHelmRelease,
  },
  {
    group: /^argoproj\.io\//,
    kind: 'Application',
    read: object => inApplication(object),
  },
  { group: /^argoproj\.io\//, kind: 'ApplicationSet', read: inApplicationSet },
  {
    group: /^helm\.crossplane\.io\//,
    kind: 'Release',
    read: inCrossplaneRelease,
  },
  {
    group: /^kustomize\.config\.k8s\.io\//,
    kind: 'Kustomization',
    read: inKustomization,
  },
  {
    group: /^(?:infrastructure|controlplane)\.cluster\.x-k8s\.io\//,
    kind: 'VCluster',
    read: object => inVcluster(object),
  },
  // What was there before VirtualClusterInstance.
  {
    group: /^(?:cluster|management|storage)\.loft\.sh\//,
    kind: 'VirtualCluster',
    read: object =>
      inVcluster(object).map(carried => ({ ...carried, isLicensed: true })),
  },
  ...['VirtualClusterInstance', 'VirtualClusterTemplate'].map(kind => ({
    group: /^(?:management|storage)\.loft\.sh\//,
    kind,
    read: inPlatform,
  })),
  { group: /^helm\.cattle\.io\//, kind: 'HelmChart', read: inHelmChart },
  ...OTHER_CARRIERS,
];

/** Values of the vcluster chart that an object, or a file of another program, has inside. */
export function carriedValues(
  object: JsonMap,
  sources: Sources = new Map(),
): CarriedValues[] {
  const { apiVersion, kind } = object;
  if (apiVersion === undefined && kind === undefined) {
    return [...inFleet(object), ...inHelmfile(object)];
  }
  if (typeof apiVersion !== 'string') {
    return [];
  }
  return KINDS.filter(
    each => each.kind === kind && each.group.test(apiVersion),
  ).flatMap(({ read }) => read(object, sources));
}
