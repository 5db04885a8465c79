import { licenceFindings } from './licence';
import { parse } from 'yaml';

const found = (text: string, profile?: string) =>
  licenceFindings(parse(text), profile).map(
    ({ field, severity }) => `${severity} ${field}`,
  );

it.each([
  [
    'controlPlane: { backingStore: { etcd: { embedded: { enabled: true } } } }',
    ['error controlPlane.backingStore.etcd.embedded'],
  ],
  [
    'controlPlane: { backingStore: { etcd: { embedded: { enabled: false } } } }',
    [],
  ],
  [
    'controlPlane: { coredns: { embedded: true } }',
    ['error controlPlane.coredns.embedded'],
  ],
  [
    'sync: { toHost: { namespaces: { enabled: true }, customResources: { a.b: {} } } }',
    ['error sync.toHost.namespaces', 'error sync.toHost.customResources'],
  ],
  ['sync: { toHost: { customResources: {} } }', []],
  [
    'sync: { toHost: { pods: { patches: [{ path: a }] } } }',
    ['error sync.toHost.pods.patches'],
  ],
  ['sync: { toHost: { pods: { patches: [] } } }', []],
  // Kinds of their own, and kinds that are not synced.
  [
    'sync: { toHost: { gatewayApi: { gateways: { patches: [{ path: a }] } } } }',
    ['error sync.toHost.gatewayApi.gateways.patches'],
  ],
  [
    'sync: { toHost: { ingresses: { enabled: false, patches: [{ path: a }] } } }',
    [],
  ],
  [
    'experimental: { syncSettings: { disableSync: true, rewriteKubernetesService: true } }',
    ['error experimental.syncSettings.rewriteKubernetesService'],
  ],
  ['experimental: { syncSettings: { rewriteKubernetesService: true } }', []],
  ['sleep: { auto: {} }', ['error sleep']],
  ['privateNodes: { enabled: true }', ['error privateNodes']],
  [
    'privateNodes: { enabled: true }\ncontrolPlane: { standalone: { enabled: true } }',
    [],
  ],
  // Connected to the platform, which may give the licence.
  [
    'sleep: { auto: {} }\nplatform: { apiKey: { secretName: x } }',
    ['warning sleep'],
  ],
  [
    'sync: { fromHost: { secrets: { enabled: true }, nodes: { enabled: true } } }',
    [],
  ],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it('tells what the free licence covers from what it does not', () => {
  const given =
    'sync: { toHost: { namespaces: { enabled: true } } }\nsleep: {}';
  expect(found(given)).toEqual(['error sync.toHost.namespaces', 'error sleep']);
  expect(found(given, 'free-tier')).toEqual(['warning sleep']);
  expect(
    licenceFindings(parse(given), undefined).map(({ fix }) => fix),
  ).toEqual([
    expect.stringContaining('free-tier'),
    expect.stringContaining('paid licence'),
  ]);
});

it('tells what ends a vcluster from what it ignores', () => {
  const title = (text: string) =>
    licenceFindings(parse(text), undefined)[0].title;
  expect(
    title('experimental: { isolatedControlPlane: { enabled: true } }'),
  ).toContain('ends with an error');
  expect(title('sleep: {}')).toContain('ignores it');
});
