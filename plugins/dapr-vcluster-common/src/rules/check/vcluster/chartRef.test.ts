import { checkFiles } from '../checkFiles';

const K3S = `
controlPlane: { distro: { k3s: { enabled: true } } }
networking: { advanced: { fallbackHostCluster: true } }
sync: { toHost: { secrets: { all: true } } }
`;
const indented = (text: string) => text.replace(/^/gm, '    ');

const release = (ref = 'kind: OCIRepository, name: vcluster') => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: a }
spec:
  chartRef: { ${ref} }
  values:
${indented(K3S)}
`;

const repository = (ref: string, namespace = 'a', chart = 'vcluster') => `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: vcluster, namespace: ${namespace} }
spec: { url: 'oci://ghcr.io/loft-sh/charts/${chart}', ref: { ${ref} } }
`;

const application = (version: string, more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  sources:
    - repoURL: https://charts.loft.sh
      chart: vcluster
      targetRevision: ${version}
      helm: { valueFiles: [$values/1.yaml] }
    - { repoURL: 'https://git.example.org/x', ref: values }
${more}
`;

const found = (...texts: string[]) =>
  checkFiles(
    texts.map((text, at) => ({ path: `${at}.yaml`, text })),
    {},
    { types: [] } as never,
  )
    .filter(({ ruleId }) => ruleId === 'vcluster/removed')
    .map(({ file }) => file);

it.each<[string, string[], string[]]>([
  ['its tag', [release(), repository('tag: 0.36.1')], ['0.yaml']],
  ['a tag with a v', [release(), repository('tag: v0.36.1')], ['0.yaml']],
  ['an older tag', [release(), repository('tag: 0.32.3')], []],
  [
    'a range before a tag',
    [release(), repository('tag: 0.36.1, semver: 0.32.x')],
    [],
  ],
  [
    'a digest, of which the version is not known',
    [release(), repository("tag: 0.36.1, digest: 'sha256:aa'")],
    [],
  ],
  ['a tag that is no version', [release(), repository('tag: latest')], []],
  [
    'the one of its namespace',
    [release(), repository('tag: 0.36.1', 'b'), repository('tag: 0.32.3')],
    [],
  ],
  [
    'the one of the namespace that it names',
    [
      release('kind: OCIRepository, name: vcluster, namespace: b'),
      repository('tag: 0.36.1', 'b'),
      repository('tag: 0.32.3'),
    ],
    ['0.yaml'],
  ],
  [
    'none of another namespace',
    [release(), repository('tag: 0.36.1', 'b')],
    [],
  ],
  [
    'none of another chart',
    [release(), repository('tag: 0.36.1', 'a', 'x')],
    [],
  ],
])('judges values of a HelmRelease by %s', (_, texts, expected) => {
  expect(found(...texts)).toEqual(expected);
});

it('judges a file by the version for which an Application takes it', () => {
  expect(found(application('0.36.1'), K3S)).toEqual(['0.yaml', '1.yaml']);
  expect(found(application('0.32.3'), K3S)).toEqual([]);
  // For two versions, so for none that is known.
  expect(found(application('0.32.3'), K3S, application('0.36.1'))).toEqual([
    '2.yaml',
  ]);
});

it('takes several sources before a single one, as Argo CD does', () => {
  const single = `  source: { chart: vcluster, targetRevision: 0.36.1, helm: { valuesObject: { controlPlane: { distro: { k3s: {} } } } } }`;
  expect(found(application('0.32.3', single), K3S)).toEqual([]);
});

it('judges values in a VirtualCluster of older platforms', () => {
  expect(
    found(
      `apiVersion: storage.loft.sh/v1\nkind: VirtualCluster\nmetadata: { name: a }\nspec:\n  helmRelease:\n    chart: { version: 0.36.1 }\n    values: |\n${indented(
        indented(K3S),
      )}`,
    ),
  ).toEqual(['0.yaml']);
});
