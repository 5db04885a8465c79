import { findingsOf } from './__testUtils__/findingsOf';

const VALUES = 'controlPlan: {}';
const FIELD = 'vcluster/unknown';

/** What programs that install charts have inside: [program, text, where the values are]. */
const CARRIERS: ReadonlyArray<[string, string, string]> = [
  [
    'Sveltos',
    `{ apiVersion: config.projectsveltos.io/v1beta1, kind: ClusterProfile, spec: { helmCharts: [
      { chartName: loft/vcluster, chartVersion: 0.36.1, values: "${VALUES}", valuesFrom: [{ name: a }] } ] } }`,
    'spec.helmCharts[0].values',
  ],
  [
    'k0s',
    `{ apiVersion: helm.k0sproject.io/v1beta1, kind: Chart, spec: { chartName: loft/vcluster, version: 0.36.1, values: "${VALUES}" } }`,
    'spec.values',
  ],
  [
    'the configuration of k0s',
    `{ apiVersion: k0s.k0sproject.io/v1beta1, kind: ClusterConfig, spec: { extensions: { helm: { charts: [
      { chartname: loft/redis, values: "a: b" }, { chartname: loft/vcluster, version: 0.36.1, values: "${VALUES}" } ] } } } }`,
    'spec.extensions.helm.charts[1].values',
  ],
  [
    'the Cluster API',
    `{ apiVersion: addons.cluster.x-k8s.io/v1alpha1, kind: HelmChartProxy, spec: { chartName: vcluster, version: 0.36.1, valuesTemplate: "${VALUES}" } }`,
    'spec.valuesTemplate',
  ],
  [
    "Rancher's Fleet",
    `{ apiVersion: fleet.cattle.io/v1alpha1, kind: HelmOp, spec: { helm: { chart: vcluster, version: 0.36.1, values: { ${VALUES} } } } }`,
    'spec.helm.values',
  ],
  [
    'KubeVela',
    `{ apiVersion: core.oam.dev/v1beta1, kind: Application, spec: { components: [
      { type: helm, properties: { chart: vcluster, version: 0.36.1, values: { ${VALUES} } } } ] } }`,
    'spec.components[0].properties.values',
  ],
  [
    'Skaffold',
    `{ apiVersion: skaffold/v4beta6, kind: Config, deploy: { helm: { releases: [
      { remoteChart: vcluster, version: 0.36.1, overrides: { ${VALUES} }, setValues: { a: b } } ] } } }`,
    'deploy.helm.releases[0].overrides',
  ],
  [
    'a generator of Kustomize',
    `{ apiVersion: builtin, kind: HelmChartInflationGenerator, name: vcluster, version: 0.36.1, valuesInline: { ${VALUES} }, additionalValuesFiles: [a] }`,
    'valuesInline',
  ],
  [
    'a version of a template of vCluster Platform',
    `{ apiVersion: management.loft.sh/v1, kind: VirtualClusterTemplate, spec: { versions: [
      { version: 1.0.0, template: { helmRelease: { chart: { version: 0.36.1 }, values: "${VALUES}" } } } ] } }`,
    'spec.versions[0].template.helmRelease.values',
  ],
];

it.each(CARRIERS)('checks values in %s', (_, text, field) => {
  const found = findingsOf(text)!.map(each => `${each.ruleId} ${each.field}`);
  expect(found).toContain(`${FIELD} ${field}.controlPlan`);
});

it.each(CARRIERS)('leaves other charts in %s alone', (_, text) => {
  const other = text
    .replace('/vcluster', '/redis')
    .replace(/(chart|chartName|remoteChart|name): vcluster/, '$1: redis')
    .replace('chart: { version', 'chart: { name: redis, version');
  expect(findingsOf(other) ?? []).toEqual([]);
});
