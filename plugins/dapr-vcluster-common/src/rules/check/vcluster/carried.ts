import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';

/** Values of the vcluster chart inside of an object. */
export type CarriedValues = {
  /** Where they are: a map, or a text of YAML. */
  path: ObjectPath;
  /** The version of the chart, or a range, as it stands beside them; undefined where none does. */
  chartVersion?: string;
  /** Whether other values are merged with them. */
  isPartial: boolean;
  /** Whether texts with double braces are filled in before the chart gets them. */
  isTemplate?: boolean;
};

const CHART = 'vcluster';

const hasItems = (value: unknown) => Array.isArray(value) && value.length > 0;

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;

/** HelmRelease of Flux, in any version. Without a version of the chart, Flux takes the newest. */
function inHelmRelease(object: JsonMap): CarriedValues[] {
  const chart = valueAt(object, ['spec', 'chart', 'spec']);
  return valueAt(chart, ['chart']) === CHART
    ? [
        {
          path: ['spec', 'values'],
          chartVersion: textOf(valueAt(chart, ['version'])) ?? '*',
          isPartial: hasItems(valueAt(object, ['spec', 'valuesFrom'])),
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
    isTemplate: true,
  }));
}

/** Application of Argo CD, with one source or several. `valuesObject` wins over `values`. */
function inApplication(
  object: JsonMap,
  root: ObjectPath = [],
): CarriedValues[] {
  const spec: ObjectPath = [...root, 'spec'];
  const sources = valueAt(object, [...spec, 'sources']);
  const paths: ObjectPath[] = [
    [...spec, 'source'],
    ...(Array.isArray(sources)
      ? sources.map((_, at) => [...spec, 'sources', at])
      : []),
  ];
  return paths.flatMap(path => {
    const source = valueAt(object, path);
    const helm = valueAt(source, ['helm']);
    if (valueAt(source, ['chart']) !== CHART || !isMap(helm)) {
      return [];
    }
    const key = isMap(helm.valuesObject) ? 'valuesObject' : 'values';
    return [
      {
        path: [...path, 'helm', key],
        chartVersion: textOf(valueAt(source, ['targetRevision'])),
        isPartial: hasItems(helm.valueFiles) || hasItems(helm.parameters),
      },
    ];
  });
}

/** VCluster of the Cluster API provider. Without a version, it is the provider that decides. */
function inVcluster(object: JsonMap): CarriedValues[] {
  const path: ObjectPath = ['spec', 'helmRelease'];
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

/** HelmChart of the Helm controller of k3s and RKE2. */
function inHelmChart(object: JsonMap): CarriedValues[] {
  const chart = textOf(valueAt(object, ['spec', 'chart']));
  return chart?.replace(/^.*\//, '') === CHART
    ? [
        {
          path: ['spec', 'valuesContent'],
          chartVersion: textOf(valueAt(object, ['spec', 'version'])) ?? '*',
          isPartial: isMap(valueAt(object, ['spec', 'set'])),
        },
      ]
    : [];
}

const KINDS: ReadonlyArray<{
  group: RegExp;
  kind: string;
  read: (object: JsonMap) => CarriedValues[];
}> = [
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
    read: inVcluster,
  },
  { group: /^helm\.cattle\.io\//, kind: 'HelmChart', read: inHelmChart },
];

/** Values of the vcluster chart that an object has inside. */
export function carriedValues(object: JsonMap): CarriedValues[] {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string') {
    return [];
  }
  return KINDS.filter(
    each => each.kind === kind && each.group.test(apiVersion),
  ).flatMap(({ read }) => read(object));
}
