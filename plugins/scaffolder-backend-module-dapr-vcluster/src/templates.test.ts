import { fakeBackend } from './__testUtils__/fakeBackend';
import { createTenant, deployApp, tenant } from './__testUtils__/inputs';
import { startScaffolder } from './__testUtils__/scaffolder';
import { FakePortal, KUBECONFIG_TOKEN, refuse } from './__testUtils__/portal';

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

  it('pauses a tenant, says so again, and resumes it', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const confirm = 'sandbox/team-a';
    const paused = await scaffolder.run('pause-tenant', { tenant, confirm });
    expect(paused.status).toBe('completed');
    expect(paused.output.text[0].content).toContain(
      '- Pod vcluster-team-a/coredns',
    );
    const again = await scaffolder.run('pause-tenant', { tenant, confirm });
    expect(again.output.text[0].content).toContain('was paused already');
    const resumed = await scaffolder.run('resume-tenant', { tenant, confirm });
    expect(resumed.output.text[0].content).toContain('is ready (resumed)');
    const wrong = await scaffolder.run('pause-tenant', {
      tenant,
      confirm: 'production/team-a',
    });
    expect(wrong.status).toBe('failed');
    expect(wrong.log.join('\n')).toContain('Type "sandbox/team-a" to pause it');
  });

  it('shows what an upgrade changes, upgrades, and fails with the reason of a roll-back', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const confirm = 'sandbox/team-a';
    const preview = await scaffolder.run('upgrade-tenant', {
      tenant,
      confirm,
      dryRun: true,
    });
    expect(preview.output.text[0].content).toContain('+version: 0.37.2');
    const { status, output } = await scaffolder.run('upgrade-tenant', {
      tenant,
      confirm,
      version: '0.37.1',
      values: 'release',
    });
    expect(status).toBe('completed');
    expect(output.text[0].content).toContain('from 0.36.1 to 0.37.1');
    expect(portal.writes.at(-1)?.body).toEqual({
      version: '0.37.1',
      values: 'release',
    });
  });

  it('shows the way to a kubeconfig, which is in no record of the task', async () => {
    await scaffolder.run('create-tenant', createTenant);
    const { status, output, record, log } = await scaffolder.run(
      'get-kubeconfig',
      { tenant, minutes: 30 },
    );
    expect(status).toBe('completed');
    expect(output.links).toEqual([
      expect.objectContaining({ entityRef: tenant }),
    ]);
    expect(output.text[0].content).toContain('Valid for 30 minutes');
    expect(JSON.stringify([record, log])).not.toContain(KUBECONFIG_TOKEN);
    expect(portal.writes.some(({ path }) => path.includes('kubeconfig'))).toBe(
      false,
    );
  });

  it.each([
    ['create-tenant', createTenant],
    ['register-dapr-component', registerRedis],
    ['delete-tenant', { tenant, confirm: 'team-a' }],
    ['pause-tenant', { tenant, confirm: 'sandbox/team-a' }],
    ['resume-tenant', { tenant, confirm: 'sandbox/team-a' }],
    ['get-kubeconfig', { tenant }],
    ['upgrade-tenant', { tenant, confirm: 'sandbox/team-a' }],
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
    const { log } = await scaffolder.dryRun(name, values, redisSecrets);
    expect(portal.seen.length).toBeGreaterThan(0);
    expect(portal.writes).toEqual([]);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });
});
