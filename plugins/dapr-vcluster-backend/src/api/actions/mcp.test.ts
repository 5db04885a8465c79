import { REGISTRY_ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { REDIS_ADDRESS } from 'dapr-vcluster-sandbox';
import { callTool, McpPortal } from '../../__testUtils__/McpPortal';
import { until } from '../../__testUtils__/until';

const RECORDED = 'recorded/vcluster-team-a/team-a';
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

describe('the MCP endpoint', () => {
  it('lists every action as a tool, with what it may do', async () => {
    const { tools } = await (await mcp.connect()).listTools();
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
      'get-savings': [true, false],
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
    const client = await mcp.connect();
    const { output } = await callTool(client, 'list-tenants', {
      host: 'recorded',
      limit: '1',
    });
    expect(output).toMatchObject({ tenants: [{ id: RECORDED }], total: 2 });
  });

  it('gives one tenant', async () => {
    const client = await mcp.connect();
    // On a busy machine, the vcluster is not waited for at first.
    await until('what the vcluster shows', async () => {
      const { output } = await callTool(client, 'get-tenant', {
        tenant: RECORDED,
      });
      expect(output).toMatchObject({
        id: RECORDED,
        phase: 'ready',
        findings: [
          {
            ruleId: 'tenant/pods-not-on-host',
            evidence: [{ label: 'App Bad_Id' }],
          },
          { ruleId: 'tenant/end-of-life' },
        ],
      });
      return true;
    });
  });

  it('lists Dapr Components, without sensitive values', async () => {
    const { output, text } = await callTool(
      await mcp.connect(),
      'list-components',
      {
        tenant: RECORDED,
      },
    );
    expect(output.items).toHaveLength(2);
    expect(text).not.toMatch(/"redisPassword","value"/);
  });

  it.each([
    ['yes-app', 'not-injected', /"true"/],
    ['cart', 'ready', /ready sidecar/],
  ])('explains %s', async (app, state, summary) => {
    const { output } = await callTool(await mcp.connect(), 'explain-app', {
      tenant: RECORDED,
      app,
    });
    expect(output.appId).toBe(app);
    expect(`${output.summary} ${output.fix ?? ''}`).toMatch(summary);
    expect(output.pods[0].state).toBe(state);
  });

  it('names the app ids there are when asked for another', async () => {
    const { refused, text } = await callTool(
      await mcp.connect(),
      'explain-app',
      {
        tenant: RECORDED,
        app: 'nobody',
      },
    );
    expect(refused).toBe(true);
    expect(text).toMatch(/^NotFoundError: .*"nobody".*Known app ids: .*cart/);
  });

  it('checks YAML by the rules of the routes', async () => {
    const client = await mcp.connect();
    const { output } = await callTool(client, 'check-component', {
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
    const client = await mcp.connect();
    const tried = await callTool(client, 'apply-component', statestore);
    expect(tried.output.outcome).toBe('dry-run');
    const before = await callTool(client, 'list-components', { tenant: LIVE });
    expect(before.output.items).toEqual([]);

    const done = await callTool(client, 'apply-component', {
      ...statestore,
      dryRun: 'false',
    });
    expect(done.output).toMatchObject({
      outcome: 'created',
      host: { name: 'statestore' },
    });
    const other = await callTool(client, 'apply-component', {
      ...statestore,
      scopes: ['reader'],
      dryRun: false,
    });
    expect(other).toMatchObject({
      refused: true,
      text: expect.stringMatching(/^ConflictError: .*scopes/s),
    });

    const wouldRemove = await callTool(client, 'delete-component', {
      tenant: LIVE,
      name: 'statestore',
    });
    expect(wouldRemove.output.outcome).toBe('dry-run');
    const removed = await callTool(client, 'delete-component', {
      tenant: LIVE,
      name: 'statestore',
      dryRun: false,
    });
    expect(removed.output.outcome).toBe('deleted');
  }, 180_000);
});
