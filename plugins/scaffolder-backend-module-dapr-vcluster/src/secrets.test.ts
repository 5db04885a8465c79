import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
// Both halves together are what this tests.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import daprVclusterBackend from 'backstage-plugin-dapr-vcluster-backend';
import { createSandbox, RawClient, Sandbox } from 'dapr-vcluster-sandbox';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { entities } from './__testUtils__/entities';
import { Watched } from './__testUtils__/watched';
import scaffolderModule from './index';

jest.setTimeout(180_000);

/** One text per place a secret can be in. */
const PLANTED = {
  'task secret': 'planted-task-secret-1',
  'rotated task secret': 'planted-rotated-secret-2',
  'plain value on the host': 'planted-plain-value-3',
  'password in an address': 'planted-address-4',
  'environment of a pod': 'planted-environment-5',
  'token annotation of a pod': 'planted-annotation-6',
  'Helm values': 'planted-helm-value-7',
  'header of an HTTPEndpoint': 'planted-header-8',
  "Secret of the tenant's": 'planted-tenant-secret-9',
  'event of the vcluster': 'planted-event-10',
  'condition of a release': 'planted-condition-11',
  'secret in a refused manifest': 'planted-refused-12',
};

const TENANT = 'sandbox/vcluster-team-a/team-a';
const BROKEN = 'sandbox/vcluster-broken/broken';
const OWNER = 'group:default/team-a';

const store = {
  tenant: TENANT,
  name: 'store',
  type: 'state.redis',
  version: 'v1',
  scopes: ['writer'],
  metadata: { redisHost: 'redis.databases:6379', keyPrefix: 'team-a' },
  secrets: { redisPassword: '${{ secrets.password }}' },
};
const endpoint = {
  tenant: TENANT,
  manifest: {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'HTTPEndpoint',
    metadata: { name: 'api' },
    spec: { baseUrl: 'https://api.example.com' },
    scopes: ['writer'],
  },
  secrets: { Authorization: '${{ secrets.header }}' },
};

const template = (name: string, steps: object[]) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': 'url:https://x/t' },
  },
  spec: {
    owner: OWNER,
    type: 'test',
    steps: steps.map((step, index) => ({ id: `s${index}`, name, ...step })),
  },
});
const register = (input: object) => ({
  action: 'dapr:component:register',
  input,
});
const TEMPLATES = [
  template('create', [
    {
      action: 'vcluster:create',
      input: { host: 'sandbox', name: 'team-a', owner: OWNER },
    },
    { action: 'vcluster:wait', input: { tenant: TENANT, for: 'ready' } },
  ]),
  template('register', [register(store), register(endpoint)]),
  template('plain', [
    register({
      ...store,
      name: 'plain',
      metadata: { ...store.metadata, redisPassword: '${{ secrets.password }}' },
      secrets: {},
    }),
  ]),
  template('address', [
    register({
      ...store,
      name: 'address',
      metadata: {
        ...store.metadata,
        redisHost: 'redis://u:${{ secrets.password }}@redis:6379',
      },
      secrets: {},
    }),
  ]),
  template('misspelt', [
    register({
      ...store,
      name: 'bad',
      secrets: { redisPasword: '${{ secrets.password }}' },
    }),
  ]),
  template('manifest', [
    register({ tenant: TENANT, manifest: 'a: [${{ secrets.password }}' }),
  ]),
  template('check', [
    { action: 'dapr:check', input: { tenant: TENANT, failOn: 'never' } },
  ]),
  template('delete', [
    { action: 'vcluster:delete', input: { tenant: TENANT } },
  ]),
];

describe('secrets planted wherever one can be', () => {
  const directory = createMockDirectory();
  const watched = new Watched(directory.path);
  let sandbox: Sandbox;
  let base: string;
  let stop = async () => {};
  const restoreFetch = watched.watchFetch();

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    const { server, portalToken } = sandbox.hosts.sandbox!;
    const backend = await startTestBackend({
      features: [
        scaffolder,
        scaffolderModule,
        daprVclusterBackend,
        catalogServiceMock.factory({ entities: [...entities, ...TEMPLATES] }),
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: ['user:default/mock', OWNER],
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            ...watched.config,
            daprVcluster: {
              hosts: [
                {
                  name: 'sandbox',
                  url: server.url,
                  caData: server.caData,
                  token: portalToken,
                },
              ],
              presets: [
                {
                  name: 'small',
                  values: {
                    controlPlane: {
                      statefulSet: {
                        labels: { note: PLANTED['Helm values'] },
                      },
                    },
                  },
                },
              ],
            },
          },
        }),
        ...watched.features(),
      ],
    });
    stop = () => backend.stop();
    base = `http://localhost:${backend.server.port()}/api`;
  });
  afterAll(async () => {
    restoreFetch();
    await stop();
    await sandbox?.close();
  });

  const get = (path: string) => fetch(`${base}${path}`);
  const post = (path: string, body: object) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  /** Runs a template to its end, and reads all that is kept of the task. */
  async function run(name: string, secrets: Record<string, string> = {}) {
    const created = await post('/scaffolder/v2/tasks', {
      templateRef: `template:default/${name}`,
      values: {},
      secrets,
    });
    const { id } = await created.json();
    if (created.status !== 201)
      throw new Error(watched.seen.get('answers')?.at(-1));
    for (;;) {
      const task = await (await get(`/scaffolder/v2/tasks/${id}`)).json();
      await get(`/scaffolder/v2/tasks/${id}/events`);
      if (!['open', 'processing'].includes(task.status)) return task.status;
      await pause(50);
    }
  }

  it('are nowhere but in the cluster', async () => {
    const host = new RawClient(
      sandbox.hosts.sandbox!.server,
      sandbox.hosts.sandbox!.server.adminToken,
    );
    expect(await run('create')).toBe('completed');
    const kubeconfig = await kubeconfigOf(host);
    const virtual = new RawClient(kubeconfig, kubeconfig.token);
    const namespace = 'vcluster-team-a';

    await plant(
      host,
      `/apis/dapr.io/v1alpha1/namespaces/${namespace}/components`,
      {
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'leaky',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration':
              PLANTED['plain value on the host'],
          },
        },
        spec: {
          type: 'state.redis',
          version: 'v1',
          metadata: [
            {
              name: 'redisPassword',
              value: PLANTED['plain value on the host'],
            },
            {
              name: 'redisHost',
              value: `redis://u:${PLANTED['password in an address']}@redis:6379`,
            },
          ],
        },
      },
    );
    await plant(virtual, '/api/v1/namespaces/default/secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'own' },
      stringData: { key: PLANTED["Secret of the tenant's"] },
    });
    await plant(virtual, '/api/v1/namespaces/default/pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'writer',
        annotations: {
          'dapr.io/enabled': 'true',
          'dapr.io/app-id': 'writer',
          'dapr.io/disable-builtin-k8s-secret-store': 'true',
          'dapr.io/env': `KEY=${PLANTED['environment of a pod']}`,
          'vcluster.loft.sh/token-x': PLANTED['token annotation of a pod'],
        },
      },
      spec: {
        containers: [
          {
            name: 'app',
            image: 'example.org/app:1',
            env: [{ name: 'KEY', value: PLANTED['environment of a pod'] }],
          },
        ],
      },
    });
    await plant(virtual, '/api/v1/namespaces/default/events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'writer.1' },
      involvedObject: { kind: 'Pod', namespace: 'default', name: 'writer' },
      type: 'Warning',
      reason: 'BackOff',
      message: `cannot dial redis://u:${PLANTED['event of the vcluster']}@redis:6379`,
    });
    await plantCondition(host);

    const secrets = {
      password: PLANTED['task secret'],
      header: PLANTED['header of an HTTPEndpoint'],
    };
    expect(await run('register', secrets)).toBe('completed');
    expect(
      await run('register', {
        ...secrets,
        password: PLANTED['rotated task secret'],
      }),
    ).toBe('completed');
    for (const name of ['plain', 'address', 'misspelt', 'manifest']) {
      expect([name, await run(name, secrets)]).toEqual([name, 'failed']);
    }
    expect(await run('check')).toBe('completed');

    const tenant = `/dapr-vcluster/tenants/${TENANT}`;
    const failed = [];
    for (const path of [
      '/dapr-vcluster/hosts',
      '/dapr-vcluster/hosts/sandbox/control-plane',
      '/dapr-vcluster/options',
      '/dapr-vcluster/tenants',
      '/dapr-vcluster/openapi.json',
      '/scaffolder/v2/tasks',
      tenant,
      `/dapr-vcluster/tenants/${BROKEN}`,
      ...[
        'components',
        'secrets',
        'sidecars',
        'events',
        'surroundings',
        'check',
        'usage',
        'topology',
      ].map(part => `${tenant}/${part}`),
    ]) {
      const answer = await get(path);
      if (answer.status !== 200) failed.push(`${path} ${await answer.text()}`);
    }
    expect(failed).toEqual([]);
    const refused = PLANTED['secret in a refused manifest'];
    for (const manifests of [
      `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: "${refused}"}`,
      `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {a: ${refused}: b}`,
      `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: "${refused}"}`,
    ]) {
      const { status } = await post(`${tenant}/manifests`, { manifests });
      expect(status).toBe(400);
    }
    expect(await run('delete')).toBe('completed');

    // All of it has been read: the names beside the secrets are there.
    const seen = [...watched.seen.values()].flat().join('\n');
    const beside = ['leaky', 'store-secrets', 'cannot dial', 'InstallFailed'];
    expect(beside.filter(text => !seen.includes(text))).toEqual([]);
    const where = [...watched.seen.keys()].sort();
    expect(where).toEqual(
      expect.arrayContaining(['answers', 'audit', 'events', 'log', 'signals']),
    );
    const all = {
      ...PLANTED,
      'token of the host': sandbox.hosts.sandbox!.portalToken,
      'token of the kubeconfig': kubeconfig.token,
    };
    expect(watched.leaks(all)).toEqual([]);
    // The databases are files, and what is no secret is in them.
    const files = [...watched.seen].filter(([file]) =>
      file.endsWith('.sqlite'),
    );
    expect(files.flat(2).join('\n')).toContain('redis.databases:6379');
  });
});

async function plant(client: RawClient, path: string, object: object) {
  const { code, text } = await client.post(path, object);
  if (code !== 201) throw new Error(text);
}

async function kubeconfigOf(host: RawClient) {
  const path = '/api/v1/namespaces/vcluster-team-a/secrets/vc-team-a';
  const { config } = (await host.get(path)).json().data;
  const { clusters, users } = parse(Buffer.from(config, 'base64').toString());
  return {
    url: clusters[0].cluster.server,
    caData: clusters[0].cluster['certificate-authority-data'],
    token: users[0].user.token,
  };
}

/** Helm repeats what it was given in some of its errors; nobody works on a suspended release. */
async function plantCondition(host: RawClient) {
  const namespace = 'vcluster-broken';
  const path = `/apis/helm.toolkit.fluxcd.io/v2/namespaces/${namespace}/helmreleases`;
  await plant(host, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await plant(host, path, {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'broken' },
    spec: {
      suspend: true,
      interval: '10m',
      chart: {
        spec: {
          chart: 'vcluster',
          version: '0.36.1',
          sourceRef: { kind: 'HelmRepository', name: 'vcluster' },
        },
      },
      values: { password: PLANTED['Helm values'] },
    },
  });
  const { code, text } = await host.patch(`${path}/broken/status`, 'merge', {
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'InstallFailed',
          message: `password=${PLANTED['condition of a release']}`,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  });
  if (code !== 200) throw new Error(text);
}
