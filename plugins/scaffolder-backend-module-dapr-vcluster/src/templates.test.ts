import { fakeBackend } from './__testUtils__/fakeBackend';
import { createTenant, deployApp, tenant } from './__testUtils__/inputs';
import { startScaffolder } from './__testUtils__/scaffolder';
import { FakePortal, refuse } from './__testUtils__/portal';

const SECRET = 'correct-horse-battery-staple';
const registerRedis = {
  tenant,
  component: {
    name: 'my-statestore',
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'keyPrefix', value: 'team-a' },
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
    ],
    scopes: ['writer', 'reader'],
    secrets: { redisPassword: 'daprComponent.redisPassword' },
  },
};
const redisSecrets = { 'daprComponent.redisPassword': SECRET };

// A task is picked up and reported on by polling, about a second each.
jest.setTimeout(180_000);

describe('templates, run by the scaffolder', () => {
  let portal: FakePortal;
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder(fakeBackend(() => portal));
  });

  beforeEach(() => {
    portal = new FakePortal();
    portal.tenants.phases = ['ready'];
    portal.components.synced = ['in-sync'];
    portal.apps.looks = [{}];
  });

  afterAll(() => scaffolder.stop());

  it('shows what it would create, and creates nothing in a dry run', async () => {
    const input = { ...createTenant, dryRun: true };
    const { status, output } = await scaffolder.run('create-tenant', input);
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('nothing was changed');
    expect(output.text[0].content).not.toContain('is ready');
    expect(portal.tenants.byId.size).toBe(0);
  });

  it('creates a tenant with a state store and an app, and deletes it', async () => {
    const run = scaffolder.run.bind(scaffolder);
    const created = await run('create-tenant', createTenant);
    expect(created).toMatchObject({ status: 'completed' });
    expect(created.output.links).toEqual([
      { title: 'Open the vcluster', icon: 'catalog', entityRef: tenant },
    ]);
    expect(created.output.text[0].content).toContain('(created by this task)');

    const registered = await run(
      'register-dapr-component',
      registerRedis,
      redisSecrets,
    );
    expect(registered).toMatchObject({ status: 'completed' });
    const [{ content }] = registered.output.text;
    expect(content).toContain(
      'Object on the host: `vcluster-team-a/my-statestore`',
    );
    // With the default profile, the vcluster does not contain the object.
    expect(content).not.toMatch(/in the vcluster/i);
    expect(registered.record).toContain('Register the Dapr Component');
    expect(registered.record).not.toContain(SECRET);
    expect([...portal.components.byName.values()]).toEqual([
      expect.objectContaining({
        metadata: registerRedis.component.metadata,
        secrets: { redisPassword: SECRET },
      }),
    ]);

    const deployed = await run('deploy-dapr-app', deployApp);
    expect(deployed).toMatchObject({ status: 'completed' });
    expect([...portal.apps.objects.keys()].sort()).toEqual([
      'Deployment/writer',
      'Service/writer',
      'Service/writer-dapr',
    ]);

    const deleted = await run('delete-tenant', { tenant, confirm: 'team-a' });
    expect(deleted).toMatchObject({ status: 'completed' });
    expect(deleted.output.text[0].content).toContain(
      '- HelmRelease vcluster-team-a/team-a\n- Namespace vcluster-team-a',
    );
    expect(
      new Set(portal.seen.map(({ authorization }) => authorization)),
    ).toEqual(new Set(['user:default/mock']));
  });

  it('changes nothing if it is run again', async () => {
    const run = scaffolder.run.bind(scaffolder);
    const all = async () => [
      await run('create-tenant', createTenant),
      await run('register-dapr-component', registerRedis, redisSecrets),
      await run('deploy-dapr-app', deployApp),
    ];
    await all();
    const again = await all();
    expect(again.map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'completed',
    ]);
    expect(again.map(({ output }) => output.text[0].content)).toEqual([
      expect.stringContaining('nothing was changed'),
      expect.stringContaining('(unchanged)'),
      expect.stringContaining('nothing was changed'),
    ]);
  });

  it('fails with the field if the tenant exists with other values, and deletes nothing', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const { status, log } = await scaffolder.run('create-tenant', {
      ...createTenant,
      profile: 'oss-multins',
    });
    expect(status).toBe('failed');
    expect(log.join('\n')).toContain(
      'exists with another profile (value "oss-multins"). Use oss-hostmanaged',
    );
    expect(portal.seen.some(({ method }) => method === 'DELETE')).toBe(false);
    expect(portal.tenants.byId.size).toBe(1);
  });

  describe('with a new tenant that does not become ready', () => {
    beforeEach(() => {
      portal.onRequest = ({ method }) => {
        if (method !== 'GET') {
          return;
        }
        portal.onRequest = () => {};
        portal.interruptions.push(
          refuse(401, 'AuthenticationError', 'Invalid user token'),
        );
      };
    });

    it('deletes the objects that the task created', async () => {
      const { status, log } = await scaffolder.run(
        'create-tenant',
        createTenant,
      );
      expect(status).toBe('failed');
      expect(log).toContain(
        'Beginning step Delete the objects that this task created',
      );
      expect(log.join('\n')).toContain('Your sign-in is no longer valid');
      expect(portal.tenants.byId.size).toBe(0);
    });

    it('keeps the tenant with keepOnFailure', async () => {
      await scaffolder.run('create-tenant', {
        ...createTenant,
        keepOnFailure: true,
      });
      expect(portal.tenants.byId.size).toBe(1);
    });

    it('keeps a tenant that existed before', async () => {
      portal.tenants.create({
        method: 'POST',
        path: '/tenants',
        dryRun: false,
        update: false,
        body: { ...createTenant, host: 'sandbox' },
        authorization: null,
      });
      const { status } = await scaffolder.run('create-tenant', createTenant);
      expect(status).toBe('failed');
      expect(portal.tenants.byId.size).toBe(1);
    });
  });

  it('deletes a Dapr Component that does not reach the host', async () => {
    await scaffolder.run('create-tenant', createTenant);
    portal.onRequest = ({ path, method }) => {
      if (method === 'GET' && path.endsWith('/components')) {
        portal.interruptions.push(
          refuse(403, 'NotAllowedError', 'You may not see it'),
        );
      }
    };
    const { status } = await scaffolder.run(
      'register-dapr-component',
      registerRedis,
      redisSecrets,
    );
    expect(status).toBe('failed');
    expect(portal.components.byName.size).toBe(0);
  });

  it('registers all types, with and without secrets', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const rabbit = {
      scopes: ['writer'],
      type: 'pubsub.rabbitmq',
      version: 'v1',
      metadata: [{ name: 'consumerID', value: '{namespace}' }],
    };
    await scaffolder.run('register-dapr-component', {
      tenant,
      component: { ...rabbit, name: 'plain', preset: 'team-rabbit' },
    });
    const secret = 'daprComponent.connectionString';
    await scaffolder.run(
      'register-dapr-component',
      {
        tenant,
        component: {
          ...rabbit,
          name: 'orders',
          secrets: { connectionString: secret },
        },
      },
      { [secret]: SECRET },
    );
    const [plain, orders] = portal.components.byName.values();
    expect(plain.secrets).toBeUndefined();
    expect(plain).toMatchObject({ preset: 'team-rabbit' });
    expect(orders).toMatchObject({
      type: 'pubsub.rabbitmq',
      metadata: rabbit.metadata,
      secrets: { connectionString: SECRET },
    });
  });

  it('deletes nothing if the name does not match, or in a dry run', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const wrong = await scaffolder.run('delete-tenant', {
      tenant,
      confirm: 'team-b',
    });
    expect(wrong.status).toBe('failed');
    expect(wrong.log.join('\n')).toContain('Type "team-a" to delete it');
    const shown = await scaffolder.run('delete-tenant', {
      tenant,
      confirm: 'team-a',
      dryRun: true,
    });
    expect(shown.status).toBe('completed');
    expect(shown.output.text[0].content).toContain('would delete 2 objects');
    expect(portal.tenants.byId.size).toBe(1);
  });

  it('registers a resource of any kind of Dapr', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const { status, output } = await scaffolder.run('register-dapr-resource', {
      tenant,
      manifest: `apiVersion: dapr.io/v1alpha1
kind: MCPServer
metadata: { name: tools }
spec:
  endpoint: { streamableHTTP: { url: https://tools.example.org/mcp } }
scopes: [writer]
`,
    });
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('**MCPServer tools** (created)');
  });

  it.each([
    ['create-tenant', createTenant],
    ['register-dapr-component', registerRedis],
    ['deploy-dapr-app', deployApp],
    ['delete-tenant', { tenant, confirm: 'team-a' }],
    ['pause-tenant', { tenant, confirm: 'sandbox/team-a' }],
    ['resume-tenant', { tenant, confirm: 'sandbox/team-a' }],
    ['get-kubeconfig', { tenant }],
    ['upgrade-tenant', { tenant, confirm: 'sandbox/team-a' }],
    ['extend-tenant', { tenant, confirm: 'sandbox/team-a' }],
    [
      'adopt-tenant',
      {
        tenant,
        owner: 'group:default/team-a',
        confirm: 'sandbox/team-a',
      },
    ],
  ])('changes nothing in a dry run of %s', async (name, values) => {
    await scaffolder.run('create-tenant', createTenant);
    portal.seen.length = 0;
    const { log, output } = await scaffolder.dryRun(name, values, redisSecrets);
    // What did not happen is not told as if it had.
    const [{ content: told }] = output.text;
    expect(told).not.toMatch(/is (?:ready|running)|(?<!`)``(?!`)|`\/`/);
    expect(told).toMatch(/would|othing was changed|You can get/);
    expect(portal.seen.length).toBeGreaterThan(0);
    expect(portal.writes).toEqual([]);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });
});
