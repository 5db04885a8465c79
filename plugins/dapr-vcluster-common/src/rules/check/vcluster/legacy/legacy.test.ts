import { applyFixes } from '../../fix/applyFixes';
import { checkFiles } from '../../checkFiles';
import { loadComponentCatalogue } from '../../../../componentCatalogue/load';
import { chartVersionOf } from '../schema/versions';
import { hasPath } from '../schema/validate';
import { findingsOf, refusals } from '../__testUtils__/findingsOf';
import { MOVES } from './moves';

const fixOf = (text: string, version = '0.36.1') =>
  findingsOf(text, version)!.find(({ ruleId }) => ruleId === 'vcluster/legacy')!
    .fix;

it.each([
  ['fallbackHostDns: true', 'networking.advanced.fallbackHostCluster'],
  [
    'sync: { persistentvolumes: { enabled: true } }',
    'sync.toHost.persistentVolumes.enabled',
  ],
  [
    'sync: { hoststorageclasses: { enabled: true } }',
    'sync.fromHost.storageClasses.enabled',
  ],
  [
    'syncer: { replicas: 3 }',
    'controlPlane.statefulSet.highAvailability.replicas',
  ],
  ['syncer: { extraArgs: [--tls-san=a.b] }', 'controlPlane.proxy.extraSANs'],
  ['mapServices: { fromHost: [] }', 'networking.replicateServices.fromHost'],
  [
    'embeddedEtcd: { enabled: true }',
    'controlPlane.backingStore.etcd.embedded.enabled (it needs a licence)',
  ],
  ['init: { manifests: x }', 'experimental.deploy.vcluster.manifests'],
  [
    'noopSyncer: { enabled: true }',
    'gone: use experimental.virtualClusterKubeConfig',
  ],
  ['vcluster: { image: "rancher/k3s:v1" }', 'gone: k3s has gone in 0.33'],
  // The schema has it, the templates refuse it.
  [
    'sync: { volumesnapshots: { enabled: true } }',
    'gone: the chart has no setting',
  ],
  [
    'sync: { ingresses: { enabled: true } }',
    'sync.toHost.ingresses.enabled (with sync.fromHost.ingressClasses.enabled)',
  ],
  [
    'proxy: { metricsServer: { pods: { enabled: true } } }\nfallbackHostDns: true',
    'integrations.metricsServer.pods (with integrations.metricsServer.enabled)',
  ],
  [
    'etcd: { replicas: 3 }\nfallbackHostDns: true',
    '(with controlPlane.backingStore.etcd.deploy.enabled)',
  ],
  [
    'rbac: { clusterRole: { create: false } }\nfallbackHostDns: true',
    'false needs no setting',
  ],
  ['proLicenseSecret: a/b', 'platform.apiKey'],
  // As the old charts have it where nobody has set it.
  [
    'sync: { generic: { clusterRole: { extraRules: [] }, config: "---\\n" } }\nfallbackHostDns: true',
    'sync.generic is gone: it syncs nothing',
  ],
  [
    'sync: { generic: { config: "export: []" } }\nfallbackHostDns: true',
    'sync.toHost.secrets.all',
  ],
  ...[
    ['kube-config=/a', 'experimental.virtualClusterKubeConfig.kubeConfig'],
    ['map-host-service=a/b=c', 'networking.replicateServices.fromHost'],
    ['default-image-registry=r', 'controlPlane.advanced.defaultImageRegistry'],
    ['leader-elect', 'highAvailability.replicas, which turns it on'],
    ['no-such-flag', 'the chart has no setting for it'],
  ].map(([flag, became]) => [`syncer: { extraArgs: ['--${flag}'] }`, became]),
])('%s', (text, became) => {
  expect(fixOf(text)).toContain(became);
});

it('takes the setting of a flag that the version has', () => {
  const text =
    'syncer: { extraArgs: [--multi-namespace-mode, --out-kube-config-secret=a] }';
  expect(fixOf(text, '0.23.0')).toMatch(
    /experimental\.multiNamespaceMode\.enabled.*exportKubeConfig\.secret\.name/,
  );
  expect(fixOf(text, '0.36.1')).toMatch(
    /sync\.toHost\.namespaces\.enabled \(it needs a licence\).*additionalSecrets\[\]\.name/,
  );
});

it('keeps the other store of a vcluster', () => {
  const text =
    'etcd: { replicas: 3 }\nembeddedEtcd: { enabled: true }\nfallbackHostDns: true';
  expect(JSON.stringify(findingsOf(text, '0.36.1'))).not.toContain(
    'etcd.deploy.enabled',
  );
});

it('takes the reference to a Secret apart', () => {
  const [found] = findingsOf('proLicenseSecret: a/b', '0.36.1')!;
  expect(found.edit!.operations[1]).toMatchObject({
    path: ['platform', 'apiKey'],
    value: { secretName: 'b', namespace: 'a' },
  });
});

it('takes the path that the version has', () => {
  const text = 'vcluster: { image: "rancher/k3s:v1" }';
  expect(fixOf(text, '0.25.2')).toContain('controlPlane.distro.k3s.image');
  const network =
    'isolation: { enabled: true, networkPolicy: { outgoingConnections: { ipBlock: { cidr: 0.0.0.0/0 } } } }';
  const paths = (version: string) =>
    findingsOf(network, version)![0].edit!.operations.map(({ path }) =>
      path.join('.'),
    );
  expect(paths('0.30.5')).toContain(
    'policies.networkPolicy.outgoingConnections.ipBlock.cidr',
  );
  expect(paths('0.36.1')).toContain(
    'policies.networkPolicy.workload.publicEgress.cidr',
  );
});

it('names every key below one, all of them in the evidence', () => {
  const [found] = findingsOf(
    'controlPlane: {}\ncoredns: { replicas: 2, config: x, podLabels: {}, plugin: {}, image: y }',
    '0.36.1',
  )!;
  expect(found.evidence.map(({ label }) => label)).toEqual([
    'coredns.replicas',
    'coredns.config',
    'coredns.podLabels',
    'coredns.plugin',
    'coredns.image',
  ]);
  expect(found.fix).toContain('; and 2 more');
});

it('keeps what the file says in the new way', () => {
  const [found] = findingsOf(
    'fallbackHostDns: false\nnetworking: { advanced: { fallbackHostCluster: true } }',
    '0.36.1',
  )!;
  expect(found.edit).toEqual({
    operations: [{ op: 'remove', path: ['fallbackHostDns'] }],
  });
});

it.each([
  ['registry.example.com:5000/a/b:1', 'registry.example.com:5000', 'a/b', '1'],
  ['rancher/k3s:v1', undefined, 'rancher/k3s', 'v1'],
  ['localhost/a', 'localhost', 'a', undefined],
  ['a', undefined, 'a', undefined],
])('takes the image %s apart', (image, registry, repository, tag) => {
  const [found] = findingsOf(`syncer: { image: "${image}" }`, '0.36.1')!;
  expect(found.edit!.operations[1]).toEqual({
    op: 'set',
    path: ['controlPlane', 'statefulSet', 'image'],
    value: {
      ...(registry && { registry }),
      repository,
      ...(tag && { tag }),
    },
  });
});

it('has no path that no version of the chart has', () => {
  const versions = ['0.20.0', '0.25.2', '0.31.0', '0.36.1'].map(
    text => chartVersionOf(text)!.index,
  );
  const paths = Object.values(MOVES).flatMap(move =>
    'to' in move ? move.to : [],
  );
  expect(
    paths.filter(
      path => !versions.some(index => hasPath(path.split('.'), index)),
    ),
  ).toEqual([]);
});

describe('applying the fixes', () => {
  const OLD = `
sync:
  persistentvolumes: { enabled: true }
  fake-nodes: { enabled: false }
  nodes: { enabled: true, syncAllNodes: true }
  secrets: { enabled: true, all: true }
  volumesnapshots: { enabled: true }
  ingresses: { enabled: true }
coredns: { replicas: 2, service: { type: ClusterIP } }
tolerations: []
storage: { className: fast, persistence: true }
service: { type: LoadBalancer }
init: { manifests: "a: 1" }
isolation: { enabled: true, limitRange: { enabled: false } }
telemetry: { disabled: true }
autoDeletePersistentVolumeClaims: true
fallbackHostDns: true
api: { resources: {}, extraArgs: [-v=4] }
syncer: { resources: { limits: { cpu: "1" } }, readinessProbe: { enabled: false } }
proxy: { metricsServer: { nodes: { enabled: true } } }
rbac: { clusterRole: { create: true } }
`;

  it.each(['0.20.6', '0.25.2', '0.31.3', '0.36.1', '0.37.2'])(
    'leaves nothing that chart %s refuses, and every comment',
    async chartVersion => {
      const catalogue = await loadComponentCatalogue();
      const files = [{ path: 'vcluster.yaml', text: `# why${OLD}` }];
      const context = { tenant: { name: 'team-a' }, chartVersion };
      const before = checkFiles(files, context, catalogue);
      expect(before.some(({ ruleId }) => ruleId === 'vcluster/legacy')).toBe(
        true,
      );
      const [{ text }] = applyFixes(files, before).files;
      expect(refusals(text, chartVersion)).toEqual([]);
      expect(text).toContain('# why');
    },
  );
});
