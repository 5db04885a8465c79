import { findingsOf } from './__testUtils__/findingsOf';

const isValues = (text: string, file?: string) =>
  findingsOf(text, undefined, file) !== undefined;

it.each([
  'controlPlane: {}',
  'sync: { toHost: {} }',
  'policies: { resourceQuota: { enabled: true } }',
  'policies: { resourceQuota: { enabled: true } }\nrbac: { clusterRole: { enabled: true } }',
  'plugins: { a: { image: b } }\nintegrations: { metricsServer: { enabled: true } }',
  'rbac: { role: { extraRules: [] } }',
  'deploy: { metallb: { enabled: true } }',
  'experimental: { deploy: { vcluster: { manifests: x } } }',
  'networking: { replicateServices: {} }',
  'external: { platform: {} }',
  'sleep: { auto: {} }',
  // Before 0.20.
  'sync: { ingresses: { enabled: true } }',
  'service: { type: LoadBalancer }\nstorage: { className: fast }',
  'enableHA: true\nreplicas: 3',
  'sync: { nodes: { enabled: true } }\nlogging: { encoding: json }',
  'hostpathMapper: { enabled: true }\nsync: {}',
  'defaultImageRegistry: r.example.com\nsync: { enabled: true }',
  'api: { image: x }\ncontroller: { image: x }\netcd: { storage: { size: 1Gi } }',
  'vcluster: { image: "rancher/k3s:v1" }',
  'syncer: { extraArgs: [--tls-san=a] }',
  // Of a chart that depends on that of vcluster.
  'vcluster: { controlPlane: {} }\nother: { a: 1 }',
])('%s is values of the chart', text => {
  expect(isValues(text)).toBe(true);
});

it.each([
  'image: { repository: a }\nservice: { port: 80 }',
  'service: { type: ClusterIP }\ningress: { enabled: false }',
  'replicas: 1\ntolerations: []',
  'ingress: { enabled: true, className: nginx }',
  'rbac: { create: true }\ntelemetry: { enabled: false }',
  'services: { web: { image: a } }',
  'resources: [a.yaml]',
  'sync: true',
  'sync: { enabled: true }\nlogging: { encoding: json }',
  'sync: { enabled: true }\nlogging: {}',
  'sync: {}\nrbac: {}',
  'sync: { enabled: false }\nnetworking: {}',
  'isolation: { enabled: true }\nservice: { type: ClusterIP }',
  'coredns: { enabled: true }\nlogging: {}',
  'syncer: { enabled: true }\nserviceAccount: { create: true }',
  'policies: {}\nservice: {}',
  'ingress: { enabled: true }\nservice: { type: ClusterIP }\nstorage: { size: 5Gi }',
  'api: { image: x, replicas: 2 }\nservice: { type: ClusterIP }',
  'controller: { image: x }\nrbac: { create: true }\nreplicas: 1',
  'logging: { encoding: json }\nreplicas: 1',
  'cluster_name: a\nkubernetes_version: "1.23"\nserviceCIDR: 10.0.0.0/16',
  'vcluster: { enabled: true, image: x }',
  'version: 1\napps: []',
  'isolation: { enabled: true }\ntenant: { name: a }\ngateway: { className: b }',
  'syncer: { term: Syncer, definition: Copies objects }\nplatform: { term: Platform }',
  'apiVersion: v1\nkind: ConfigMap\nsync: { toHost: {} }',
])('%s is not', text => {
  expect(isValues(text)).toBe(false);
});

it('takes values below vcluster for those of a chart that depends on it, however the file is named', () => {
  const text =
    'vcluster: { controlPlane: { distro: { k3s: { enabled: true } } } }';
  const fields = findingsOf(text, '0.36.1', 'vcluster/values.yaml')?.map(
    ({ ruleId, field }) => `${ruleId} ${field}`,
  );
  expect(fields).toContain('vcluster/removed vcluster.controlPlane.distro.k3s');
  expect(fields?.join()).not.toContain('legacy');
});

it('takes keys of any chart for its own in a file that is named like it', () => {
  const text = 'service: { type: ClusterIP }\ningress: { enabled: false }';
  expect(isValues(text, 'team-a/vcluster.yaml')).toBe(true);
  expect(isValues('image: a', 'team-a/vcluster.yaml')).toBe(false);
});

it('needs no other names of the host where those of Dapr are replicated', () => {
  const kept = (name: string) =>
    `{ from: dapr-system/${name}, to: dapr-system/${name} }`;
  const rules = (...names: string[]) =>
    findingsOf(
      `networking: { replicateServices: { fromHost: [${names.map(kept)}] } }`,
    )?.map(({ ruleId }) => ruleId);
  expect(rules('dapr-api', 'dapr-sentry')).not.toContain('vcluster/host-dns');
  expect(rules('dapr-api')).toContain('vcluster/host-dns');
});
