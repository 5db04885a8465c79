import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { REGISTRY_ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, REDIS_ADDRESS, Sandbox } from 'dapr-vcluster-sandbox';
import { RealAuditor } from '../../__testUtils__/RealAuditor';
import { denyGuests, sandboxHosts } from '../../__testUtils__/sandboxHosts';
import { TestPortal } from '../../__testUtils__/TestPortal';

const RECORDED = 'recorded/vcluster-team-a/team-a';
const LIVE = 'sandbox/vcluster-team-a/team-a';
const LIVE_PATH = '/tenants/sandbox/vcluster-team-a/team-a';

const statestore = {
  tenant: LIVE,
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: REDIS_ADDRESS },
    { name: 'keyPrefix', value: 'team-a' },
  ],
  scopes: ['writer'],
};

const auditor = new RealAuditor();
let sandbox: Sandbox;
let portal: TestPortal;
const clients: Client[] = [];

/** A client of the MCP endpoint, as any other program would be one. */
async function connect(user = 'user:default/pat'): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  clients.push(client);
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`${portal.address}/api/mcp-actions/v1`),
      {
        requestInit: {
          headers: { Authorization: mockCredentials.user.header(user) },
        },
      },
    ),
  );
  return client;
}

/** Calls a tool; the text is what a model would read. */
async function call(client: Client, name: string, args: object) {
  const result = await client.callTool({
    name: `dapr-vcluster.${name}`,
    arguments: { ...args },
  });
  const [content] = result.content as Array<{ text: string }>;
  return {
    refused: result.isError === true,
    text: content.text,
    // Tests look at whatever they expect to be there.
    output: result.structuredContent as any,
  };
}

beforeAll(async () => {
  sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
  portal = await TestPortal.start(sandboxHosts(sandbox), denyGuests, [
    mcpPlugin,
    auditor.factory,
  ]);
  await portal.post('/tenants', {
    host: 'sandbox',
    name: 'team-a',
    owner: 'group:default/team-a',
  });
  await portal.until(
    'the tenant to be ready',
    LIVE_PATH,
    body => body.phase === 'ready',
  );
}, 90_000);
afterAll(async () => {
  await Promise.all(clients.map(client => client.close()));
  await portal?.stop();
  await sandbox?.close();
});

describe('the MCP endpoint', () => {
  it('lists every action as a tool, with what it may do', async () => {
    const { tools } = await (await connect()).listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      Object.values(REGISTRY_ACTIONS)
        .map(name => `dapr-vcluster.${name}`)
        .sort(),
    );
    const hints = Object.fromEntries(
      tools.map(({ name, annotations }) => [
        name.split('.')[1],
        [annotations?.readOnlyHint, annotations?.destructiveHint],
      ]),
    );
    expect(hints).toEqual({
      'list-tenants': [true, false],
      'get-tenant': [true, false],
      'explain-app': [true, false],
      'list-components': [true, false],
      'check-component': [true, false],
      'apply-component': [false, false],
      'delete-component': [false, true],
    });
    expect(tools.every(tool => tool.description?.includes('When to use'))).toBe(
      true,
    );
  });

  it('lists tenants, with numbers given as text', async () => {
    const client = await connect();
    const { output } = await call(client, 'list-tenants', {
      host: 'recorded',
      limit: '1',
    });
    expect(output).toMatchObject({ tenants: [{ id: RECORDED }], total: 2 });
  });

  it('gives one tenant', async () => {
    const { output } = await call(await connect(), 'get-tenant', {
      tenant: RECORDED,
    });
    expect(output).toMatchObject({
      id: RECORDED,
      phase: 'ready',
      findings: [{ ruleId: 'tenant/end-of-life' }],
    });
  });

  it('lists Dapr Components, without sensitive values', async () => {
    const { output, text } = await call(await connect(), 'list-components', {
      tenant: RECORDED,
    });
    expect(output.items).toHaveLength(2);
    expect(text).not.toMatch(/"redisPassword","value"/);
  });

  it.each([
    ['yes-app', 'not-injected', /"true"/],
    ['cart', 'ready', /ready sidecar/],
  ])('explains %s', async (app, state, summary) => {
    const { output } = await call(await connect(), 'explain-app', {
      tenant: RECORDED,
      app,
    });
    expect(output.appId).toBe(app);
    expect(`${output.summary} ${output.fix ?? ''}`).toMatch(summary);
    expect(output.pods[0].state).toBe(state);
  });

  it('names the app ids there are when asked for another', async () => {
    const { refused, text } = await call(await connect(), 'explain-app', {
      tenant: RECORDED,
      app: 'nobody',
    });
    expect(refused).toBe(true);
    expect(text).toMatch(/^NotFoundError: .*"nobody".*Known app ids: .*cart/);
  });

  it('checks YAML by the rules of the routes', async () => {
    const client = await connect();
    const { output } = await call(client, 'check-component', {
      tenant: LIVE,
      manifests: `
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec:
  type: state.redis
  version: v1
  metadata:
    - { name: redisHost, value: "redis:6379" }
    - { name: keyPrefix, value: name }
    - { name: redisPassword, value: hunter2 }
scopes: [writer]
`,
    });
    expect(output.valid).toBe(false);
    const rules = output.findings.map((f: { ruleId: string }) => f.ruleId);
    expect(rules).toEqual(expect.arrayContaining(['G2', 'G3']));
    expect(JSON.stringify(output)).not.toContain('hunter2');
  });

  it('tries, registers, and removes a Dapr Component', async () => {
    const client = await connect();
    const tried = await call(client, 'apply-component', statestore);
    expect(tried.output.outcome).toBe('dry-run');
    const before = await call(client, 'list-components', { tenant: LIVE });
    expect(before.output.items).toEqual([]);

    const done = await call(client, 'apply-component', {
      ...statestore,
      dryRun: 'false',
    });
    expect(done.output).toMatchObject({
      outcome: 'created',
      host: { name: 'statestore' },
    });
    const other = await call(client, 'apply-component', {
      ...statestore,
      scopes: ['reader'],
      dryRun: false,
    });
    expect(other).toMatchObject({
      refused: true,
      text: expect.stringMatching(/^ConflictError: .*scopes/s),
    });

    const wouldRemove = await call(client, 'delete-component', {
      tenant: LIVE,
      name: 'statestore',
    });
    expect(wouldRemove.output.outcome).toBe('dry-run');
    const removed = await call(client, 'delete-component', {
      tenant: LIVE,
      name: 'statestore',
      dryRun: false,
    });
    expect(removed.output.outcome).toBe('deleted');
  }, 180_000);
});

describe('the audit log', () => {
  const ended = () =>
    auditor.ended().filter(({ plugin }) => plugin === 'dapr-vcluster');

  it('has the events of the routes, with the person an action runs for', async () => {
    const client = await connect();
    ended();
    const component = { tenant: LIVE, name: 'audited', dryRun: false };
    await call(client, 'apply-component', { ...statestore, ...component });
    await call(client, 'delete-component', component);
    const names = {
      actor: 'user:default/pat',
      tenant: LIVE,
      component: 'audited',
    };
    expect(ended()).toMatchObject([
      {
        eventId: 'component-apply',
        status: 'succeeded',
        meta: { ...names, action: 'apply-component', outcome: 'created' },
      },
      {
        eventId: 'component-delete',
        status: 'succeeded',
        meta: { ...names, action: 'delete-component', outcome: 'deleted' },
      },
    ]);
  });

  it.each([
    ['get-tenant', {}, 'tenant-read'],
    ['check-component', { manifests: '{}' }, 'tenant-read'],
    ['apply-component', statestore, 'component-apply'],
  ])('has what %s was denied, dry runs too', async (name, args, eventId) => {
    const guest = await connect('user:default/guest');
    ended();
    await call(guest, name, { ...args, tenant: LIVE });
    expect(ended()).toMatchObject([
      {
        eventId,
        status: 'failed',
        meta: { action: name, actor: 'user:default/guest', tenant: LIVE },
      },
    ]);
  });
});

describe('what the MCP endpoint refuses', () => {
  it.each([
    ['get-tenant', {}, 'dapr-vcluster.tenant.read'],
    ['list-components', {}, 'dapr-vcluster.component.read'],
    ['explain-app', { app: 'cart' }, 'dapr-vcluster.'],
    ['apply-component', statestore, 'dapr-vcluster.component.apply'],
    [
      'check-component',
      { manifests: 'x'.repeat(90_000) },
      'dapr-vcluster.component.read',
    ],
    [
      'delete-component',
      { name: 'statestore', dryRun: false },
      'dapr-vcluster.component.delete',
    ],
  ])('%s to whoever may not', async (name, args, permission) => {
    const guest = await connect('user:default/guest');
    const { refused, text } = await call(guest, name, {
      ...args,
      tenant: LIVE,
    });
    expect(refused).toBe(true);
    expect(text).toMatch(/^NotAllowedError: /);
    expect(text).toContain(permission);
  });

  it('shows nobody the tenants of others', async () => {
    const guest = await connect('user:default/guest');
    const { output } = await call(guest, 'list-tenants', {});
    expect(output).toMatchObject({ tenants: [], total: 0 });
  });

  it.each([
    ['get-tenant', { tenant: 'team-a' }, /<host>\/<namespace>\/<name>/],
    ['get-tenant', { tenant: 'nowhere/a/b' }, /nowhere/],
    ['get-tenant', {}, /tenant/],
    ['list-tenants', { phase: 'broken' }, /phase/],
    ['list-tenants', { namespace: 'x' }, /namespace/],
    [
      'apply-component',
      { ...statestore, secrets: { redisPassword: 'hunter2' } },
      /secrets/,
    ],
    [
      'apply-component',
      {
        ...statestore,
        metadata: [
          { name: 'redisHost', value: REDIS_ADDRESS },
          { name: 'redisPassword', value: 'hunter2' },
          { name: 'keyPrefix', value: 'name' },
        ],
      },
      /G2|G3/,
    ],
    ['apply-component', { ...statestore, dryRun: 'perhaps' }, /dryRun/],
    ['delete-component', { tenant: LIVE, name: 'A B' }, /name/],
    ['check-component', { manifests: 'a: [', tenant: 'x' }, /tenant/],
  ])('%s with %j', async (name, args, message) => {
    const { refused, text } = await call(await connect(), name, args);
    expect(refused).toBe(true);
    expect(text).toMatch(/^(Input|NotFound)Error: /);
    expect(text).toMatch(message);
    expect(text).not.toContain('hunter2');
  });

  it('anybody who has not signed in', async () => {
    const { status } = await fetch(`${portal.address}/api/mcp-actions/v1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: mockCredentials.none.header(),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    expect(status).toBe(401);
  });
});
