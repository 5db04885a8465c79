import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import fc from 'fast-check';
import { projectProblem } from './project';
import { wildcardMatches } from './wildcard';

const OPEN = {
  sourceRepos: ['*'],
  destinations: [{ namespace: '*', server: '*' }],
};

const problemOf = (
  spec: object,
  {
    namespace = 'vcluster-a',
    isClusterWide = false,
    application = 'argocd',
  } = {},
) =>
  projectProblem(
    {
      metadata: { name: 'tenants', namespace: 'argocd' },
      spec: { ...OPEN, ...spec },
    } as unknown as HostObject,
    {
      ref: { host: 'h', namespace, name: 'a' },
      namespace: application,
      argocd: 'argocd',
      repository: 'https://charts.loft.sh',
      isClusterWide,
    },
  )?.message;

it.each<[string, object, Parameters<typeof problemOf>[1]?]>([
  ['everything', {}],
  ['the repository with a slash', { sourceRepos: ['https://charts.loft.sh/'] }],
  [
    'a pattern of namespaces on the cluster of Argo CD by its name',
    { destinations: [{ namespace: 'vcluster-*', name: 'in-cluster' }] },
  ],
  [
    'other namespaces than a denied one',
    {
      destinations: [
        { namespace: '!kube-*', server: '*' },
        { namespace: '*', server: '*' },
      ],
    },
  ],
  [
    'kinds of the chart by a list',
    { namespaceResourceWhitelist: [{ group: '*', kind: '*' }] },
  ],
  [
    'rights on the whole host where they are needed',
    { clusterResourceWhitelist: [{ group: 'rbac*', kind: 'ClusterRole*' }] },
    { isClusterWide: true },
  ],
  [
    'Applications of a namespace',
    { sourceNamespaces: ['vcluster-*'] },
    { application: 'vcluster-a' },
  ],
])('permits %s', (...[, spec, options]) => {
  expect(problemOf(spec, options)).toBeUndefined();
});

it.each<[string, object, RegExp, Parameters<typeof problemOf>[1]?]>([
  ['no repository', { sourceRepos: [] }, /chart repository/],
  [
    'a denied repository',
    { sourceRepos: ['*', '!https://charts.loft.sh'] },
    /chart repository/,
  ],
  [
    'another cluster',
    { destinations: [{ namespace: '*', server: 'https://other' }] },
    /as a destination/,
  ],
  [
    'a denied namespace',
    {
      destinations: [
        { namespace: '*', server: '*' },
        { namespace: '!vcluster-a', server: '*' },
      ],
    },
    /namespace "vcluster-a"/,
  ],
  [
    'a list of kinds without one',
    { namespaceResourceWhitelist: [{ group: 'apps', kind: '*' }] },
    /permit Service,/,
  ],
  ['no cluster-wide kinds', {}, /permit ClusterRole,/, { isClusterWide: true }],
  [
    'no Applications elsewhere',
    {},
    /no Application of namespace "vcluster-a"/,
    { application: 'vcluster-a' },
  ],
])('refuses with %s', (...[, spec, message, options]) => {
  expect(problemOf(spec, options)).toMatch(message);
});

describe('wildcardMatches', () => {
  it.each([
    ['*', 'a/b', true, true],
    ['**', 'a/b', true, true],
    ['https://x/*', 'https://x/a/b', true, false],
    ['https://x/*', 'https://x/a/b', false, true],
    ['a*c', 'abc', false, true],
    ['a*c', 'abd', false, false],
    ['', '', false, true],
    ['a', '', false, false],
  ])('%s against %s (path: %s)', (pattern, text, isPath, expected) => {
    expect(wildcardMatches(pattern, text, { isPath })).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', '*', '/'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const source = pattern.replace(/\*+/g, '[^]*');
        expect(wildcardMatches(pattern, text)).toBe(
          new RegExp(`^${source}$`).test(text),
        );
      }),
    );
  });
});
