import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { TestPortal } from './__testUtils__/TestPortal';

const TEAM_A = '/tenants/recorded/vcluster-team-a/team-a';
const TEAM_B = '/tenants/recorded/vcluster-team-b/team-b';

describe('the backend with the recorded host', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['recorded'] });
    const { server } = sandbox.hosts.recorded!;
    portal = await TestPortal.start([
      { name: 'recorded', server, readOnly: true },
    ]);
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('describes the host and its Dapr', async () => {
    const { body } = await portal.get('/hosts');
    expect(body.items[0]).toMatchObject({
      name: 'recorded',
      readOnly: true,
      connection: 'live',
      kubernetesVersion: 'v1.36.3',
      dapr: {
        state: 'installed',
        version: '1.18.3',
        namespace: 'dapr-system',
        injector: 'ready',
        allowedServiceAccounts: ['vcluster-*:vc-*'],
      },
      tenants: 2,
    });
  });

  it('lists both tenants', async () => {
    const { body } = await portal.get('/tenants');
    expect(body.total).toBe(2);
    expect(body.items[0]).toMatchObject({
      id: 'recorded/vcluster-team-a/team-a',
      profile: 'oss-multins',
      mode: 'multi-namespace',
      phase: 'ready',
      chartVersion: '0.25.2',
      support: { state: 'end-of-life' },
      counts: { components: 2, sidecars: 3, sidecarsReady: 3, notInjected: 1 },
    });
    expect(body.items[1]).toMatchObject({
      id: 'recorded/vcluster-team-b/team-b',
      profile: 'oss-hostmanaged',
      mode: 'single-namespace',
      chartVersion: '0.36.1',
      counts: { components: 1, sidecars: 1, notInjected: 0 },
    });
    expect(body.items[0]).not.toHaveProperty('findings');
  });

  it("maps team-a's host namespaces back to its own", async () => {
    const { body } = await portal.get(TEAM_A);
    expect(body.hostNamespaces).toContainEqual({
      name: 'vcluster-37a8eec1-cee4d8f6',
      virtualName: 'default',
    });
    expect(body.syncerServiceAccount).toBe('vcluster-team-a:vc-team-a');
  });

  it("shows team-a's sidecars, and why two apps have none", async () => {
    const { body } = await portal.get(`${TEAM_A}/sidecars`);
    const byApp = Object.fromEntries(
      body.items.map((item: { app: string }) => [item.app, item]),
    );
    for (const app of ['java-app-deployment', 'go-app-deployment', 'cart']) {
      expect(byApp[app]).toMatchObject({ state: 'ready', version: 'edge' });
      expect(byApp[app].loaded.state).toBe('known');
    }
    expect(byApp.cart.loaded.value).toMatchObject([
      { name: 'orders', type: 'state.redis', version: 'v1' },
    ]);
    expect(byApp['yes-app']).toMatchObject({
      state: 'not-injected',
      summary: 'No sidecar: dapr.io/enabled is "yes", and only "true" counts.',
      virtualPod: { namespace: 'shop' },
    });
    expect(byApp['bad-id']).toMatchObject({
      appId: 'Bad_Id',
      state: 'rejected',
      summary: expect.stringContaining("invalid app id (input: 'Bad_Id'"),
    });
    expect(byApp['bad-id']).not.toHaveProperty('hostPod');
    expect(body.virtual).toMatchObject({ state: 'known', value: 5 });
  });

  it("compares team-a's Dapr Components in three ways, without the password", async () => {
    const { body, text } = await portal.get(`${TEAM_A}/components`);
    expect(body.declared).toMatchObject({ state: 'known', value: 2 });
    expect(body.items).toMatchObject([
      {
        name: 'my-statestore',
        virtual: { namespace: 'default' },
        host: { namespace: 'vcluster-37a8eec1-cee4d8f6' },
        declared: 'yes',
        synced: 'in-sync',
        managedBy: 'tenant',
        metadata: expect.arrayContaining([
          { name: 'redisPassword', redacted: true },
        ]),
        loadedBy: [
          { appId: 'my-example-app', state: 'loaded' },
          { appId: 'my-example-app', state: 'loaded' },
        ],
      },
      {
        name: 'orders',
        scopes: ['cart'],
        ignoreErrors: true,
        loadedBy: [{ appId: 'cart', state: 'loaded' }],
      },
    ]);
    expect(text).not.toContain('CHANGE-ME');
  });

  it("shows team-b's registered Dapr Component and its app", async () => {
    const { body } = await portal.get(`${TEAM_B}/components`);
    expect(body.items).toMatchObject([
      {
        name: 'my-statestore',
        declared: 'not-applicable',
        synced: 'in-sync',
        managedBy: 'host',
        loadedBy: [{ appId: 'orders', state: 'loaded' }],
      },
    ]);
    const sidecars = await portal.get(`${TEAM_B}/sidecars`);
    expect(sidecars.body.items).toMatchObject([
      { appId: 'orders', app: 'orders', state: 'ready', version: 'edge' },
    ]);
  });

  it('lists events of both sides, newest first', async () => {
    const { body } = await portal.get(`${TEAM_A}/events`);
    const sides = new Set(
      body.items.map((item: { side: string }) => item.side),
    );
    expect([...sides].sort()).toEqual(['host', 'virtual']);
    const times = body.items.map((item: { lastSeen: string }) => item.lastSeen);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('answers 304 while nothing has changed', async () => {
    const first = await portal.get(TEAM_A);
    expect(first.headers['cache-control']).toBe(
      'private, no-cache, no-transform',
    );
    expect(first.headers['content-encoding']).toBeUndefined();
    const again = await portal
      .get(TEAM_A)
      .set('If-None-Match', first.headers.etag);
    expect(again.status).toBe(304);
  });

  it('names what is not known', async () => {
    const host = await portal.get('/tenants/nowhere/a/b');
    expect(host.status).toBe(404);
    expect(host.body.error.details).toMatchObject({
      field: 'host',
      fix: 'Known hosts: recorded.',
    });
    const tenant = await portal.get('/tenants/recorded/a/b');
    expect(tenant.status).toBe(404);
    expect(tenant.body.error.message).toContain(
      'tenant "recorded/a/b" does not exist',
    );
    const query = await portal.get('/tenants?limit=many');
    expect(query.status).toBe(400);
    expect(query.body.error.details).toEqual({ field: 'limit' });
  });

  it('describes all its routes', async () => {
    const { body } = await portal.get('/openapi.json');
    expect(Object.keys(body.paths)).toContain(
      '/tenants/{host}/{namespace}/{name}/sidecars',
    );
    expect(
      body.paths['/tenants'].post.requestBody.content['application/json'].schema
        .required,
    ).toEqual(['host', 'name', 'owner']);
  });

  it('offers no read-only host for creation, and answers health to anybody', async () => {
    const options = await portal.get('/options');
    expect(options.body.hosts).toEqual([]);
    expect(options.body.profiles[0]).toMatchObject({
      name: 'oss-hostmanaged',
      isDefault: true,
    });
    expect((await portal.anonymously('/health')).status).toBe(200);
    const anonymous = await portal.anonymously(TEAM_A);
    expect(anonymous.status).toBe(401);
  });
});
