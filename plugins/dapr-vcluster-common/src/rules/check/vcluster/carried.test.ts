import { findingsOf } from './__testUtils__/findingsOf';

const found = (text: string) =>
  findingsOf(text)?.map(({ ruleId, field }) => `${ruleId} ${field}`);

const needed =
  'networking: { advanced: { fallbackHostCluster: true } }, sync: { toHost: { secrets: { all: true } } }';
const K3S = `{ controlPlane: { distro: { k3s: { enabled: true } } }, ${needed} }`;

const release = (chart: string, spec = '') => `
apiVersion: helm.toolkit.fluxcd.io/v2beta2
kind: HelmRelease
spec:
  chart: { spec: { ${chart} } }
  ${spec}
  values: ${K3S}
`;

it('checks values in a HelmRelease for the chart beside them', () => {
  const field = 'vcluster/removed spec.values.controlPlane.distro.k3s';
  expect(found(release('chart: vcluster, version: 0.36.1'))).toEqual([field]);
  expect(found(release('chart: vcluster, version: 0.36.x'))).toEqual([field]);
  expect(found(release('chart: vcluster'))).toEqual([field]);
  expect(found(release('chart: vcluster, version: 0.25.2'))).toEqual([]);
  expect(found(release('chart: vcluster, version: 0.19.0'))).toEqual([]);
  expect(found(release('chart: redis, version: 1.0.0'))).toBeUndefined();
});

it('does not miss what values from elsewhere may set', () => {
  const text = release(
    'chart: vcluster, version: 0.36.1',
    'valuesFrom: [{ kind: ConfigMap, name: base }]',
  ).replace(needed, 'telemetry: {}');
  expect(found(text)).toEqual([
    'vcluster/removed spec.values.controlPlane.distro.k3s',
  ]);
});

it('moves the fixes to where the values are', () => {
  const [{ edit }] = findingsOf(
    release('chart: vcluster, version: 0.36.1').replace(
      K3S,
      `{ fallbackHostDns: true, sync: { toHost: { secrets: { all: true } } } }`,
    ),
  )!;
  expect(edit!.operations.map(({ path }) => path.join('.'))).toEqual([
    'spec.values.fallbackHostDns',
    'spec.values.networking.advanced.fallbackHostCluster',
  ]);
});

const application = (source: string, key = 'source') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  ${key}: ${source}
`;

it.each([
  [
    application(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: ${K3S} } }`,
    ),
    ['vcluster/removed spec.source.helm.valuesObject.controlPlane.distro.k3s'],
  ],
  [
    application(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { values: '${K3S}' } }`,
    ),
    ['vcluster/removed spec.source.helm.values.controlPlane.distro.k3s'],
  ],
  [
    application(
      `[{ chart: a }, { chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: ${K3S} } }]`,
      'sources',
    ),
    [
      'vcluster/removed spec.sources[1].helm.valuesObject.controlPlane.distro.k3s',
    ],
  ],
  // No version is beside them.
  [application(`{ chart: vcluster, helm: { valuesObject: ${K3S} } }`), []],
  [
    application(
      `{ chart: vcluster, targetRevision: '{{version}}', helm: { valuesObject: ${K3S} } }`,
    ),
    [],
  ],
])('checks values in an Application: %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

const applicationSet = (source: string, more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  template: { spec: { source: ${source} } }
  ${more}
`;

it.each([
  [
    applicationSet(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: ${K3S} } }`,
    ),
    [
      'vcluster/removed spec.template.spec.source.helm.valuesObject.controlPlane.distro.k3s',
    ],
  ],
  [
    applicationSet(
      `{ chart: vcluster, targetRevision: '{{.version}}', helm: { valuesObject: ${K3S} } }`,
    ),
    [],
  ],
  // What a generator fills in may be anything.
  [
    applicationSet(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: { controlPlane: { statefulSet: { highAvailability: { replicas: '{{.replicas}}' } }, ingress: '{{.ingress}}' }, networking: { advanced: { fallbackHostCluster: '{{.dns}}' } }, sync: { toHost: { secrets: '{{.secrets}}', '{{.kind}}': { enabled: true } } } } } }`,
    ),
    [],
  ],
  [
    applicationSet(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: { controlPlan: {} } } }`,
      `templatePatch: 'x'`,
    ),
    [
      'vcluster/unknown spec.template.spec.source.helm.valuesObject.controlPlan',
    ],
  ],
])('checks values in an ApplicationSet: %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  [
    'a Release of Crossplane',
    `apiVersion: helm.crossplane.io/v1beta1\nkind: Release\nspec: { forProvider: { chart: { name: vcluster, version: 0.36.1 }, values: ${K3S} } }`,
    'spec.forProvider.values',
  ],
  [
    'a Kustomization',
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts: [{ name: vcluster, version: 0.36.1, valuesInline: ${K3S} }]`,
    'helmCharts[0].valuesInline',
  ],
])('checks values in %s', (_, text, at) => {
  expect(found(text)).toEqual([
    `vcluster/removed ${at}.controlPlane.distro.k3s`,
  ]);
  expect(found(text.replace(/0\.36\.1/, '0.25.2'))).toEqual([]);
  expect(found(text.replace(/name: vcluster/, 'name: redis'))).toBeUndefined();
});

it.each([
  [
    `{ chart: { version: v0.36.1 }, values: '${K3S}' }`,
    ['vcluster/removed spec.helmRelease.values.controlPlane.distro.k3s'],
  ],
  [`{ chart: { version: 0.25.2 }, values: '${K3S}' }`, []],
  [`{ values: '${K3S}' }`, []],
  [
    `{ chart: { version: 0.36.1 }, values: 'a: b: c' }`,
    ['yaml/syntax spec.helmRelease.values'],
  ],
  [`{ values: '[a]' }`, ['yaml/syntax spec.helmRelease.values']],
  [`{ chart: { version: 0.36.1 }, values: '' }`, []],
  [`{ chart: { version: 0.36.1 }, values: 'a: {{ .Values.a }}' }`, []],
  [`{ chart: { version: 0.36.1 } }`, []],
])('checks values in a VCluster: %s', (release_, expected) => {
  expect(
    found(
      `apiVersion: infrastructure.cluster.x-k8s.io/v1alpha1\nkind: VCluster\nspec: { helmRelease: ${release_} }`,
    ),
  ).toEqual(expected);
});

it('checks values in a HelmChart of k3s', () => {
  expect(
    found(
      `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: { chart: vcluster, version: 0.36.1, valuesContent: '${K3S}' }`,
    ),
  ).toEqual(['vcluster/removed spec.valuesContent.controlPlane.distro.k3s']);
});

it.each([
  ['chart: oci://ghcr.io/loft-sh/vcluster, version: 0.36.1', 1],
  ['chart: https://charts.loft.sh/charts/vcluster-0.36.1.tgz', 1],
  ['chart: https://charts.loft.sh/charts/vcluster-0.25.2.tgz', 0],
  ['chart: https://charts.loft.sh/charts/vcluster-k8s-0.19.5.tgz', undefined],
])('checks structured values in a HelmChart of k3s with %s', (chart, count) => {
  const text = `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: { ${chart}, values: ${K3S} }`;
  expect(found(text)?.length).toBe(count);
});

it('checks both kinds of values in a HelmChart of k3s, neither for what the other may have', () => {
  expect(
    found(
      `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: { chart: vcluster, version: 0.36.1, values: { controlPlan: {} }, valuesContent: '${K3S}' }`,
    ),
  ).toEqual([
    'vcluster/unknown spec.values.controlPlan',
    'vcluster/removed spec.valuesContent.controlPlane.distro.k3s',
  ]);
});

it.each([
  [
    'an Application by OCI',
    application(
      `{ repoURL: 'oci://ghcr.io/loft-sh/charts/vcluster', targetRevision: 0.36.1, helm: { valuesObject: ${K3S} } }`,
    ),
    'spec.source.helm.valuesObject',
  ],
  [
    'an Application whose chart is in a folder of a registry',
    application(
      `{ repoURL: ghcr.io/loft-sh, chart: charts/vcluster, targetRevision: 0.36.1, helm: { valuesObject: ${K3S} } }`,
    ),
    'spec.source.helm.valuesObject',
  ],
  [
    'fleet.yaml',
    `helm: { chart: vcluster, version: 0.36.1, values: ${K3S} }`,
    'helm.values',
  ],
  [
    'helmfile.yaml',
    `releases: [{ chart: a/b }, { chart: loft/vcluster, version: 0.36.1, values: [a.yaml, ${K3S}] }]`,
    'releases[1].values[1]',
  ],
  [
    'a VirtualClusterInstance',
    `apiVersion: management.loft.sh/v1\nkind: VirtualClusterInstance\nspec: { template: { helmRelease: { chart: { version: 0.36.1 }, values: '${K3S}' } } }`,
    'spec.template.helmRelease.values',
  ],
])('checks values in %s', (_, text, at) => {
  expect(found(text)).toEqual([
    `vcluster/removed ${at}.controlPlane.distro.k3s`,
  ]);
  expect(found(text.replace('vcluster, ', 'redis, '))).not.toEqual([]);
});

it('leaves licences to the platform where that has the vcluster', () => {
  const text = `apiVersion: storage.loft.sh/v1\nkind: VirtualClusterTemplate\nspec: { template: { helmRelease: { chart: { version: 0.36.1 }, values: 'sleep: { auto: {} }' } } }`;
  expect(findingsOf(text)?.map(({ ruleId }) => ruleId)).not.toContain(
    'vcluster/licence',
  );
});

it('leaves no edit in a text, which it could not keep', () => {
  const [{ edit, path }] = findingsOf(
    application(
      `{ chart: vcluster, targetRevision: 0.36.1, helm: { values: 'fallbackHostDns: true' } }`,
    ),
  )!;
  expect(edit).toBeUndefined();
  expect(path).toEqual(['spec', 'source', 'helm', 'values']);
});
