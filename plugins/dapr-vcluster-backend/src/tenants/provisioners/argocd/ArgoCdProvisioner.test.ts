import { mockServices } from '@backstage/backend-test-utils';
import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import fc from 'fast-check';
import { ArgoCdProvisioner } from './ArgoCdProvisioner';
import { readArgoCdOptions } from './options';

const provisionerWith = (argocd: object = {}) =>
  new ArgoCdProvisioner(
    readArgoCdOptions(
      mockServices.rootConfig({
        data: { daprVcluster: { argocd: argocd as {} } },
      }),
    ),
  );
const ref = { host: 'h', namespace: 'vcluster-team-a', name: 'team-a' };
const request = {
  ref,
  profile: 'oss-hostmanaged' as const,
  chartVersion: '0.36.1',
  values: { telemetry: { enabled: false } },
  labels: { team: 'a' },
};
const labels = {
  'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
  'dapr-vcluster/tenant-name': 'team-a',
};

it('lets Argo CD install the chart and leave replicas alone', () => {
  expect(provisionerWith().render(request)).toEqual([
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'vcluster-team-a',
        namespace: 'argocd',
        labels: { team: 'a' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://charts.loft.sh',
          chart: 'vcluster',
          targetRevision: '0.36.1',
          helm: {
            releaseName: 'team-a',
            valuesObject: { telemetry: { enabled: false } },
          },
        },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'vcluster-team-a',
        },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: { limit: 3 },
          syncOptions: ['RespectIgnoreDifferences=true'],
        },
        ignoreDifferences: [
          {
            group: 'apps',
            kind: 'StatefulSet',
            jsonPointers: ['/spec/replicas'],
          },
          {
            group: 'apps',
            kind: 'Deployment',
            jsonPointers: ['/spec/replicas'],
          },
        ],
      },
    },
  ]);
});

it('is configured: Argo CD elsewhere, a registry, Applications with their tenants', () => {
  const [application] = provisionerWith({
    namespace: 'gitops',
    project: 'tenants',
    applications: 'tenant',
    chartRepository: 'oci://reg.example/charts',
    chart: 'vc',
  }).render(request);
  expect(application.metadata).toMatchObject({
    namespace: 'vcluster-team-a',
    name: 'team-a',
  });
  expect(application.spec).toMatchObject({
    project: 'tenants',
    source: { repoURL: 'reg.example/charts', chart: 'vc' },
  });
});

it.each([
  ['namespace', 'Argo_CD'],
  ['project', '-'],
  ['applications', 'everywhere'],
])('refuses the configuration %s: %s', (key, value) => {
  expect(() => provisionerWith({ [key]: value })).toThrow(
    `daprVcluster.argocd.${key} is "${value}"`,
  );
});

const label = fc
  .stringMatching(/^[a-z][-a-z0-9]{0,38}[a-z0-9]$/)
  .filter(text => text.length <= 40);
const values = fc.dictionary(
  fc.string({ minLength: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

it('reads back what it has rendered, wherever it is, and finds it again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('argocd', 'tenant'),
      label,
      label,
      values,
      (applications, name, namespace, given) => {
        const provisioner = provisionerWith({ applications });
        const tenant = { host: 'h', namespace, name };
        const [object, ...others] = provisioner.render({
          ...request,
          ref: tenant,
          values: given,
        });
        expect(others).toEqual([]);
        expect(provisioner.release(object)).toEqual({
          chartVersion: '0.36.1',
          values: given,
        });
        const [owned] = provisioner.owned(tenant);
        expect(owned).toMatchObject({
          name: object.metadata.name,
          namespace: object.metadata.namespace,
        });
      },
    ),
  );
});

it('gives no two tenants the same Application', () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { minLength: 2 }), namespaces => {
      const places = namespaces.map(namespace => {
        const [{ name, namespace: place }] = provisionerWith().owned({
          ...ref,
          namespace,
        });
        return `${place}/${name}`;
      });
      expect(new Set(places).size).toBe(namespaces.length);
    }),
  );
});

const project = {
  metadata: { name: 'default', namespace: 'argocd' },
  spec: {
    sourceRepos: ['*'],
    sourceNamespaces: ['*'],
    destinations: [{ namespace: '*', server: '*' }],
  },
};
const reading =
  (objects: Record<string, object | undefined>) =>
  async ({ kind }: { kind: string }) =>
    objects[kind] as HostObject | undefined;

it.each<[string, object, Record<string, object | undefined>, string?]>([
  ['nothing', {}, { AppProject: project }],
  [
    'an Application of its own',
    {},
    { AppProject: project, Application: { metadata: { labels } } },
  ],
  [
    'no AppProject',
    {},
    {},
    'AppProject "default" is not in namespace "argocd"',
  ],
  [
    'an Application of another tenant',
    {},
    {
      AppProject: project,
      Application: {
        metadata: { labels: { ...labels, 'dapr-vcluster/tenant-name': 'b' } },
      },
    },
    'was not made for this tenant',
  ],
])('looks at the host first: %s', async (...[, config, objects, expected]) => {
  const problem = await provisionerWith(config).refuse(
    request,
    reading(objects),
  );
  expect(problem?.message ?? '').toContain(expected ?? '');
  expect(problem === undefined).toBe(expected === undefined);
});

it('refuses a name that Argo CD has no room for', async () => {
  const long = {
    ...request,
    ref: { host: 'h', namespace: 'n'.repeat(40), name: 'a'.repeat(30) },
  };
  const read = reading({ AppProject: project });
  expect(await provisionerWith().refuse(long, read)).toBeUndefined();
  expect(
    await provisionerWith({ applications: 'tenant' }).refuse(long, read),
  ).toMatchObject({
    field: 'name',
    message: expect.stringContaining('which has 71 characters'),
    fix: 'Shorten name and namespace by 8 characters together.',
  });
});

const progress = (status: object, spec: object = {}) => {
  const [application] = provisionerWith().render(request);
  return provisionerWith().progress({
    ...application,
    spec: { ...(application.spec as object), ...spec },
    status,
  } as HostObject);
};
const compared = () => ({
  comparedTo: {
    source: (provisionerWith().render(request)[0].spec as { source: object })
      .source,
  },
});

it.each<[string, object, string, object?]>([
  [
    'synced and healthy',
    {
      sync: { status: 'Synced', ...compared() },
      health: { status: 'Healthy' },
    },
    'done',
  ],
  ['new', {}, 'waiting'],
  [
    'synced to what it was before',
    {
      sync: { status: 'Synced', comparedTo: { source: {} } },
      health: { status: 'Healthy' },
    },
    'waiting',
  ],
  [
    'progressing',
    {
      sync: { status: 'Synced', ...compared() },
      health: { status: 'Progressing' },
    },
    'waiting',
  ],
  ['out of sync', { sync: { status: 'OutOfSync', ...compared() } }, 'waiting'],
  [
    'out of sync by hand',
    { sync: { status: 'OutOfSync', ...compared() } },
    'failed',
    { syncPolicy: {} },
  ],
  [
    'forbidden by its project',
    { conditions: [{ type: 'InvalidSpecError', message: 'no' }] },
    'failed',
  ],
  [
    'without its chart repository',
    {
      conditions: [
        { type: 'ComparisonError', message: 'dial tcp: no such host' },
      ],
    },
    'waiting',
  ],
  [
    'of a repository that serves garbage',
    {
      conditions: [
        { type: 'ComparisonError', message: 'error unmarshaling JSON' },
      ],
    },
    'waiting',
  ],
  [
    'of a version that there is not',
    {
      conditions: [
        {
          type: 'ComparisonError',
          message: 'could not find chart vcluster with version 9.9.9',
        },
      ],
    },
    'failed',
  ],
  [
    'refused by the API server',
    {
      sync: { status: 'OutOfSync', ...compared() },
      operationState: { phase: 'Failed', message: 'exceeded quota' },
    },
    'failed',
  ],
])('tells how far it is: %s', (...[, status, state, spec]) => {
  expect(progress(status, spec).state).toBe(state);
});
