import { mockCredentials } from '@backstage/backend-test-utils';
import { REDIS_ADDRESS } from 'dapr-vcluster-sandbox';
import { callTool, McpPortal } from '../../__testUtils__/McpPortal';

const LIVE = 'sandbox/vcluster-team-a/team-a';

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

let mcp: McpPortal;

beforeAll(async () => {
  mcp = await McpPortal.start();
}, 90_000);
afterAll(() => mcp?.stop());

describe('the audit log', () => {
  const ended = () =>
    mcp.auditor.ended().filter(({ plugin }) => plugin === 'dapr-vcluster');

  it('has the events of the routes, with the person an action runs for', async () => {
    const client = await mcp.connect();
    ended();
    const component = { tenant: LIVE, name: 'audited', dryRun: false };
    await callTool(client, 'apply-component', { ...statestore, ...component });
    await callTool(client, 'delete-component', component);
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
    const guest = await mcp.connect('user:default/guest');
    ended();
    await callTool(guest, name, { ...args, tenant: LIVE });
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
    ['get-savings', {}, 'dapr-vcluster.savings.read'],
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
    const guest = await mcp.connect('user:default/guest');
    const { refused, text } = await callTool(guest, name, {
      ...args,
      tenant: LIVE,
    });
    expect(refused).toBe(true);
    expect(text).toMatch(/^NotAllowedError: /);
    expect(text).toContain(permission);
  });

  it('shows nobody the tenants of others', async () => {
    const guest = await mcp.connect('user:default/guest');
    const { output } = await callTool(guest, 'list-tenants', {});
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
    const { refused, text } = await callTool(await mcp.connect(), name, args);
    expect(refused).toBe(true);
    expect(text).toMatch(/^(Input|NotFound)Error: /);
    expect(text).toMatch(message);
    expect(text).not.toContain('hunter2');
  });

  it('anybody who has not signed in', async () => {
    const { status } = await fetch(mcp.url, {
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
