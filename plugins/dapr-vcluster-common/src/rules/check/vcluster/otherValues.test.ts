import { checkFiles } from '../checkFiles';
import { fileGaps } from '../fileGaps';

const K3S = 'controlPlane: { distro: { k3s: { enabled: true } } }';
const NEEDED =
  'networking: { advanced: { fallbackHostCluster: true } }\nsync: { toHost: { secrets: { all: true } } }';

const indented = (text: string) => text.replace(/^/gm, '    ');

const configMap = (name: string, text: string, namespace = 'a') => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: ${namespace} }
data:
  values.yaml: |
${indented(text)}
`;

const release = (valuesFrom: string, values = '') => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: a }
spec:
  chart: { spec: { chart: vcluster, version: 0.36.1 } }
  valuesFrom: ${valuesFrom}
${values && `  values:\n${indented(values)}`}
`;

const application = (helm: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  sources:
    - { chart: vcluster, repoURL: "https://charts.loft.sh", targetRevision: 0.36.1, helm: ${helm} }
    - { repoURL: "https://git.example.org/x", ref: values }
`;

const ONE = '[{ kind: ConfigMap, name: base }]';

const check = (...texts: string[]) => {
  const files = texts.map((text, at) => ({ path: `${at}.yaml`, text }));
  return {
    found: checkFiles(files, {}, { types: [] } as never)
      .filter(({ severity }) => severity === 'error')
      .map(({ file, ruleId, field }) => `${file} ${ruleId} ${field}`),
    gaps: fileGaps(files),
  };
};

const REMOVED = 'vcluster/removed';
const PLACE = 'controlPlane.distro.k3s';

it.each<[string, string[], string[]]>([
  [
    'of a ConfigMap that is among the files',
    [release(ONE), configMap('base', `${K3S}\n${NEEDED}`)],
    [`0.yaml ${REMOVED} spec.valuesFrom[0].${PLACE}`],
  ],
  [
    'that the object has inside win over a ConfigMap',
    [
      release(ONE, 'controlPlane: { distro: { k3s: null } }'),
      configMap('base', `${K3S}\n${NEEDED}`),
    ],
    [],
  ],
  [
    'of a file that another source has',
    [application('{ valueFiles: [$values/1.yaml] }'), `${K3S}\n${NEEDED}`],
    [
      `0.yaml ${REMOVED} spec.sources[0].helm.valueFiles[0].${PLACE}`,
      `1.yaml ${REMOVED} ${PLACE}`,
    ],
  ],
  [
    'of parameters win',
    [
      application(
        '{ valuesObject: { sync: { toHost: { secrets: { all: true } } }, networking: { advanced: { fallbackHostCluster: true } } }, parameters: [{ name: controlPlane.distro.k3s.enabled, value: "true" }] }',
      ),
    ],
    [`0.yaml ${REMOVED} spec.sources[0].helm.parameters[0].${PLACE}`],
  ],
  ['that are right', [release(ONE), configMap('base', NEEDED)], []],
])('judges values %s', (_, texts, expected) => {
  const { found, gaps } = check(...texts);
  expect(found).toEqual(expected);
  expect(gaps).toEqual([]);
});

it.each<[string, string[], RegExp]>([
  ['a ConfigMap that is not there', [release(ONE)], /not among the files/],
  [
    'a ConfigMap of another namespace',
    [release(ONE), configMap('base', K3S, 'b')],
    /not among the files/,
  ],
  [
    'one of two ConfigMaps of a name',
    [release(ONE), configMap('base', K3S), configMap('base', NEEDED)],
    /not among the files/,
  ],
  [
    'a Secret',
    [release('[{ kind: Secret, name: base }]')],
    /Secrets are not read/,
  ],
  [
    'a single value',
    [release('[{ kind: ConfigMap, name: base, targetPath: x }]')],
    /targetPath/,
  ],
  [
    'a text that is no map',
    [release(ONE), configMap('base', 'text')],
    /no map of values/,
  ],
  [
    'a file of the chart',
    [application('{ valueFiles: [values-prod.yaml] }')],
    /not among the files/,
  ],
  [
    'a parameter with a list',
    [application('{ parameters: [{ name: "a[0]", value: b }] }')],
    /parameters/,
  ],
  [
    'a parameter of a file',
    [application('{ fileParameters: [{ name: a, path: b }] }')],
    /text of a file/,
  ],
  [
    'a file beside a Kustomization',
    [
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts: [{ name: vcluster, valuesFile: x.yaml }]',
    ],
    /inside/,
  ],
])('judges nothing by %s, and says so', (_, texts, why) => {
  const { found, gaps } = check(...texts);
  expect(found).toEqual([]);
  expect(gaps).toEqual([
    {
      what: expect.stringContaining('values of the vcluster chart'),
      why: expect.stringMatching(why),
    },
  ]);
});
