import { findingsOf, refusals } from './__testUtils__/findingsOf';

const values = (text: string) => `controlPlane: {}\n${text}`;

it.each([
  // In a version, and not in another one.
  ['controlPlane: { distro: { k3s: { enabled: true } } }', '0.32.3', []],
  [
    'controlPlane: { distro: { k3s: { enabled: true } } }',
    '0.33.0',
    ['vcluster/removed controlPlane.distro.k3s'],
  ],
  [values('sleepMode: { enabled: true }'), '0.31.3', []],
  [
    values('sleepMode: { enabled: true }'),
    '0.32.0',
    ['vcluster/removed sleepMode'],
  ],
  [
    'sync: { toHost: { namespaces: { enabled: true } } }',
    '0.25.2',
    ['vcluster/removed sync.toHost.namespaces'],
  ],
  // A key that came with a patch.
  [
    values('snapshots: { auto: { storage: { azure: {} } } }'),
    '0.33.1',
    ['vcluster/removed snapshots.auto.storage.azure'],
  ],
  [values('snapshots: { auto: { storage: { azure: {} } } }'), '0.33.2', []],
  // In no version.
  [
    'sync: { toHost: { configmaps: { enabled: true } } }',
    '0.36.1',
    ['vcluster/unknown sync.toHost.configmaps'],
  ],
  [
    'controlPlane: { statefulSet: { persistence: { addVolumes: [], x: 1 } } }',
    '0.36.1',
    ['vcluster/unknown controlPlane.statefulSet.persistence.x'],
  ],
  // Inside of lists and of maps with any keys.
  [
    'sync: { toHost: { pods: { patches: [{ path: a, expresion: b }] } } }',
    '0.36.1',
    ['vcluster/unknown sync.toHost.pods.patches[0].expresion'],
  ],
  [
    'sync: { toHost: { customResources: { a.b: { enabeld: true } } } }',
    '0.36.1',
    ['vcluster/unknown sync.toHost.customResources["a.b"].enabeld'],
  ],
  // Types, of which some settings have two.
  [
    'policies: { resourceQuota: { enabled: "auto", quota: { a/b: 1 } } }',
    '0.36.1',
    [],
  ],
  [
    'controlPlane: { statefulSet: { highAvailability: { replicas: "3" } } }',
    '0.36.1',
    ['vcluster/type controlPlane.statefulSet.highAvailability.replicas'],
  ],
  [
    'controlPlane: { distro: { k8s: { version: 1.34 } } }',
    '0.36.1',
    ['vcluster/type controlPlane.distro.k8s.version'],
  ],
  [
    'privateNodes: { autoNodes: { dynamic: [] } }',
    '0.30.5',
    ['vcluster/type privateNodes.autoNodes'],
  ],
  // What a key of the user's, or an item of a list, must have.
  [
    'sync: { toHost: { customResources: { a.b: {}, c.d: { enabled: true } } } }',
    '0.36.1',
    ['vcluster/required sync.toHost.customResources["a.b"]'],
  ],
  [
    'sync: { toHost: { pods: { patches: [{ expression: value }] } } }',
    '0.36.1',
    ['vcluster/required sync.toHost.pods.patches[0]'],
  ],
  // The chart has a default for it.
  ['sync: { toHost: { namespaces: { mappingsOnly: true } } }', '0.36.1', []],
  [
    'plugins: { a: { image: true, rbac: { clusterrole: {} } } }\ncontrolPlane: {}',
    '0.36.1',
    [
      'vcluster/type plugins.a.image',
      'vcluster/unknown plugins.a.rbac.clusterrole',
    ],
  ],
  // The schema has them, the templates refuse them.
  ...['0.36.0', '0.36.1', '0.37.0', '*'].map(
    (version): [string, string, string[]] => [
      'sync: { toHost: { volumeSnapshots: { enabled: true } } }\nrbac: { enableVolumeSnapshotRules: {} }',
      version,
      [
        'vcluster/removed sync.toHost.volumeSnapshots',
        'vcluster/removed rbac.enableVolumeSnapshotRules',
      ],
    ],
  ),
  ['sync: { toHost: { volumeSnapshots: { enabled: true } } }', '0.35.3', []],
  // One of several.
  [
    'controlPlane: { backingStore: { etcd: { deploy: { enabled: true } }, database: { embedded: { enabled: true } } } }',
    '0.36.1',
    ['vcluster/together controlPlane.backingStore.database.embedded'],
  ],
  [
    'controlPlane: { distro: { k8s: { enabled: true }, k3s: { enabled: true } } }',
    '0.25.2',
    ['vcluster/together controlPlane.distro.k3s'],
  ],
  [
    'exportKubeConfig: { secret: { name: a }, additionalSecrets: [{ name: b }] }',
    '0.36.1',
    ['vcluster/together exportKubeConfig.additionalSecrets'],
  ],
  ['exportKubeConfig: { secret: { name: a } }', '0.36.1', []],
  [
    'controlPlane: { statefulSet: { highAvailability: { replicas: 3 } } }',
    '0.36.1',
    ['vcluster/together controlPlane.statefulSet.highAvailability.replicas'],
  ],
  [
    'controlPlane: { statefulSet: { highAvailability: { replicas: 3 } }, backingStore: { etcd: { deploy: { enabled: true } } } }',
    '0.36.1',
    [],
  ],
  [
    'controlPlane: { statefulSet: { highAvailability: { replicas: 3 } }, backingStore: { etcd: { deploy: { enabled: "{{.ha}}" } } } }',
    '0.36.1',
    ['vcluster/type controlPlane.backingStore.etcd.deploy.enabled'],
  ],
  // Helm removes what is null.
  ['controlPlane: { distro: { k3s: null, nothing: null } }', '0.36.1', []],
])('%s for %s', (text, version, expected) => {
  expect(refusals(text, version)).toEqual(expected);
});

it.each([
  ['0.36', ['vcluster/removed controlPlane.distro.k3s']],
  ['0.36.x', ['vcluster/removed controlPlane.distro.k3s']],
  ['>=0.33', ['vcluster/removed controlPlane.distro.k3s']],
  ['v0.36.1', ['vcluster/removed controlPlane.distro.k3s']],
  ['0.99.0', ['vcluster/removed controlPlane.distro.k3s']],
  ['1.2.3', ['vcluster/removed controlPlane.distro.k3s']],
  ['>=0.20 <0.26', []],
  // As Helm writes ranges.
  ['>= 0.35.0, < 0.37.0', ['vcluster/removed controlPlane.distro.k3s']],
  ['>= 0.20.0, < 0.33.0', []],
  ['!=0.36.1', ['vcluster/removed controlPlane.distro.k3s']],
  ['>0.31, !=0.33.x, <0.34', []],
  ['0.32.3 || 0.31.x', []],
  // Charts from before 0.20 have no schema; what is no version says nothing.
  ['0.19.10', []],
  ['{{ .Values.version }}', []],
])('takes %s as a version', (version, expected) => {
  const text = 'controlPlane: { distro: { k3s: { enabled: true } } }';
  expect(refusals(text, version)).toEqual(expected);
});

it('still knows what Dapr needs and what needs a licence where the version is none', () => {
  const text =
    'controlPlane: { coredns: { embedded: true }, distro: { k3s: { enabled: true } } }';
  const rules = (version: string) =>
    findingsOf(text, version)!.map(({ ruleId }) => ruleId);
  expect(rules('dev-next')).toEqual([
    'vcluster/licence',
    'vcluster/host-dns',
    'vcluster/secrets-sync',
  ]);
  expect(rules('0.19.10')).toEqual([]);
});

it.each([
  ['sync: { toHost: { configmaps: {} } }', 'sync.toHost.configMaps'],
  [
    'sync: { configMaps: {} }',
    'sync.fromHost.configMaps or sync.toHost.configMaps',
  ],
  [
    'controlPlane: { fallbackHostCluster: true }',
    'networking.advanced.fallbackHostCluster',
  ],
  ['controlPlane: { statefulset: {} }', 'controlPlane.statefulSet'],
  ['controlPlane: { corends: {} }', 'controlPlane.coredns'],
  ['exportKubeConfig: { sever: x }', 'exportKubeConfig.server'],
  // The old name, in a new place.
  [
    'networking: { advanced: { fallbackHostDNS: true } }',
    'networking.advanced.fallbackHostCluster',
  ],
])('guesses what %s means, with the whole path', (text, guess) => {
  const found = findingsOf(text, '0.36.1')!.find(
    ({ ruleId }) => ruleId === 'vcluster/unknown',
  );
  expect(found).toMatchObject({
    severity: 'error',
    fix: `Did you mean ${guess}?`,
  });
});

it('renames a key of which only the case is wrong, and keeps what it has', () => {
  const [{ edit }] = findingsOf(
    'sync: { toHost: { configmaps: { all: true } } }',
    '0.36.1',
  )!;
  expect(edit).toEqual({
    operations: [
      { op: 'remove', path: ['sync', 'toHost', 'configmaps'] },
      {
        op: 'set',
        path: ['sync', 'toHost', 'configMaps'],
        value: { all: true },
      },
    ],
  });
});

it.each([
  ['sync: { toHost: { secret: {} } }', 'sync.toHost.secrets'],
  ['sync: { fromHost: { configMap: {} } }', 'sync.fromHost.configMaps'],
  [
    'controlPlane: { service: { type: LoadBalancer } }',
    'controlPlane.service.spec.type',
  ],
  [
    'controlPlane: { service: { loadBalancerIp: a } }',
    'controlPlane.service.spec.loadBalancerIP',
  ],
  [
    'controlPlane: { ingress: { ingressClass: nginx } }',
    'controlPlane.ingress.spec.ingressClassName',
  ],
])('guesses for %s: %s', (text, guess) => {
  const [{ fix }] = findingsOf(text, '0.36.1')!;
  expect(fix).toBe(`Did you mean ${guess}?`);
});

it.each([
  ['sleepMode: { enabled: true }', '0.36.1'],
  ['privateNodes: { enabled: true }', '0.24.0'],
  ['experimental: { isolatedControlPlane: { enabled: true } }', '0.36.1'],
])('asks no licence for what chart refuses: %s in %s', (text, version) => {
  const found = findingsOf(`controlPlane: {}\n${text}`, version)!;
  const rules = found.map(({ ruleId }) => ruleId);
  expect(rules).toContain('vcluster/removed');
  expect(rules).not.toContain('vcluster/licence');
});

it('joins versions that follow each other', () => {
  const [{ title }] = findingsOf('external: {}\ncontrolPlane: {}', '0.36.1')!;
  expect(title).toContain('charts 0.20 to 0.31 have it');
});

it.each([
  [
    'distro: { k8s: { apiServer: { image: {} } } }',
    /Use controlPlane\.distro\.k8s\.version/,
  ],
  [
    'distro: { k8s: { scheduler: { imagePullPolicy: Always } } }',
    /Use controlPlane\.distro\.k8s\.imagePullPolicy$/,
  ],
])('says what takes the place of %s', (text, fix) => {
  expect(findingsOf(`controlPlane: { ${text} }`, '0.36.1')).toContainEqual(
    expect.objectContaining({
      ruleId: 'vcluster/removed',
      fix: expect.stringMatching(fix),
    }),
  );
});

it('says in which versions a key is', () => {
  const title = (text: string, version: string) =>
    findingsOf(text, version)!.find(
      ({ ruleId }) => ruleId === 'vcluster/removed',
    )!.title;
  expect(
    title('controlPlane: { distro: { k3s: { enabled: true } } }', '0.36.1'),
  ).toBe(
    'Chart 0.36 has no controlPlane.distro.k3s, and refuses it; charts 0.20 to 0.32 have it',
  );
  expect(
    title('sync: { toHost: { namespaces: { enabled: true } } }', '0.25.2'),
  ).toContain('charts 0.26 and newer have it');
  expect(
    title(values('snapshots: { auto: { storage: { azure: {} } } }'), '0.33.1'),
  ).toContain('charts 0.33.2 and newer have it');
  expect(title(values('logging: { file: {} }'), '0.36.x')).toContain(
    'as far as its schema is known; charts 0.37',
  );
});

it('is not sure of a key that a release after the newest known schema may have', () => {
  const severities = (version: string) =>
    findingsOf(values('gadgets: { enabled: true }'), version)!
      .filter(({ ruleId }) => ruleId === 'vcluster/unknown')
      .map(({ severity }) => severity);
  expect(severities('0.36.1')).toEqual(['error']);
  // May be a patch that came later; of a line that has ended there is none.
  expect(severities('0.36.x')).toEqual(['warning']);
  expect(severities('~0.36.0')).toEqual(['warning']);
  expect(severities('0.30.x')).toEqual(['error']);
  expect(severities('0.37.2')).toEqual(['warning']);
  expect(severities('0.99.0')).toEqual(['warning']);
});

it('quotes no value', () => {
  const found = findingsOf(
    'controlPlane: { distro: { k8s: { version: 12345678901 } }, x: hunter2secret }',
    '0.36.1',
  );
  expect(JSON.stringify(found)).not.toMatch(/12345678901|hunter2secret/);
});

it('reads values with keys named like parts of JavaScript objects', () => {
  expect(
    refusals('controlPlane: { constructor: {}, toString: 1 }', '0.36.1'),
  ).toEqual([
    'vcluster/unknown controlPlane.constructor',
    'vcluster/unknown controlPlane.toString',
  ]);
});
