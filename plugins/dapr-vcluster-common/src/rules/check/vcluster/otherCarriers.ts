import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import {
  Carrier,
  CarriedValues,
  hasItems,
  isVclusterChart,
  textOf,
} from './carrier';

/** The names that a program has for what it knows of a chart. */
type Names = {
  chart: string;
  version: string;
  values: string;
  /** Further values, which are merged with them. */
  others?: readonly string[];
};

/** The values of a chart that a map describes. Without a version of the chart, Helm takes the newest. */
function inChart(
  object: JsonMap,
  path: ObjectPath,
  { chart, version, values, others = [] }: Names,
): CarriedValues[] {
  const given = path.length > 0 ? valueAt(object, path) : object;
  return isMap(given) && isVclusterChart(given[chart])
    ? [
        {
          path: [...path, values],
          chartVersion: textOf(given[version]) ?? '*',
          isPartial: others.some(
            each => hasItems(given[each]) || isMap(given[each]),
          ),
        },
      ]
    : [];
}

/** The same of each in a list. */
function inCharts(object: JsonMap, path: ObjectPath, names: Names) {
  const charts = valueAt(object, path);
  return Array.isArray(charts)
    ? charts.flatMap((_, at) => inChart(object, [...path, at], names))
    : [];
}

const SVELTOS: Names = {
  chart: 'chartName',
  version: 'chartVersion',
  values: 'values',
  others: ['valuesFrom'],
};

/** Components of KubeVela of the type `helm`. */
function inKubeVela(object: JsonMap): CarriedValues[] {
  const components = valueAt(object, ['spec', 'components']);
  return Array.isArray(components)
    ? components.flatMap((component, at) =>
        valueAt(component, ['type']) === 'helm'
          ? inChart(object, ['spec', 'components', at, 'properties'], {
              chart: 'chart',
              version: 'version',
              values: 'values',
              others: ['valuesFrom'],
            })
          : [],
      )
    : [];
}

/** Chart that Rancher's Fleet installs; its targets may have values of their own. */
function inFleetObject(object: JsonMap): CarriedValues[] {
  const targets = valueAt(object, ['spec', 'targets']);
  const hasOwn =
    Array.isArray(targets) &&
    targets.some(target => isMap(valueAt(target, ['helm'])));
  return inChart(object, ['spec', 'helm'], {
    chart: 'chart',
    version: 'version',
    values: 'values',
    others: ['valuesFiles', 'valuesFrom', 'templateValues'],
  }).map(carried => ({ ...carried, isPartial: carried.isPartial || hasOwn }));
}

/** Programs that install charts besides Flux, Argo CD, Crossplane and the Helm controller. */
export const OTHER_CARRIERS: readonly Carrier[] = [
  ...['ClusterProfile', 'Profile'].map(kind => ({
    group: /^config\.projectsveltos\.io\//,
    kind,
    read: (object: JsonMap) =>
      inCharts(object, ['spec', 'helmCharts'], SVELTOS),
  })),
  {
    group: /^helm\.k0sproject\.io\//,
    kind: 'Chart',
    read: object =>
      inChart(object, ['spec'], {
        chart: 'chartName',
        version: 'version',
        values: 'values',
      }),
  },
  {
    group: /^k0s\.k0sproject\.io\//,
    kind: 'ClusterConfig',
    read: object =>
      inCharts(object, ['spec', 'extensions', 'helm', 'charts'], {
        chart: 'chartname',
        version: 'version',
        values: 'values',
      }),
  },
  {
    group: /^addons\.cluster\.x-k8s\.io\//,
    kind: 'HelmChartProxy',
    read: object =>
      inChart(object, ['spec'], {
        chart: 'chartName',
        version: 'version',
        values: 'valuesTemplate',
      }),
  },
  ...['HelmOp', 'Bundle'].map(kind => ({
    group: /^fleet\.cattle\.io\//,
    kind,
    read: inFleetObject,
  })),
  {
    group: /^core\.oam\.dev\//,
    kind: 'Application',
    read: inKubeVela,
  },
  {
    group: /^skaffold\//,
    kind: 'Config',
    read: object =>
      inCharts(object, ['deploy', 'helm', 'releases'], {
        chart: 'remoteChart',
        version: 'version',
        values: 'overrides',
        others: ['valuesFiles', 'setValues', 'setValueTemplates', 'setFiles'],
      }),
  },
  {
    group: /^builtin$/,
    kind: 'HelmChartInflationGenerator',
    read: object =>
      inChart(object, [], {
        chart: 'name',
        version: 'version',
        values: 'valuesInline',
        others: ['additionalValuesFiles'],
      }),
  },
];
