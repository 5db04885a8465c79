import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { TestPortal } from '../../__testUtils__/TestPortal';

const TENANT = '/tenants/recorded/vcluster-team-a/team-a';
const explanation = (app: string) =>
  `${TENANT}/apps/${encodeURIComponent(app)}/explanation`;
const user = (may: string) => `user:default/${may}`;

describe('the explanation of an app', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;
  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['recorded'] });
    const { server } = sandbox.hosts.recorded!;
    portal = await TestPortal.start(
      [{ name: 'recorded', server, readOnly: true }],
      ({ name }, asked) => ({
        result:
          asked === user('pat') || name.endsWith(asked.split('/')[1])
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }),
    );
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('is one sentence with its fix and its evidence', async () => {
    const { status, body } = await portal.get(explanation('yes-app'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      appId: 'yes-app',
      summary: expect.stringContaining('only "true" counts'),
      fix: expect.any(String),
      findings: [{ ruleId: 'not-injected/enabled-value' }],
      pods: [{ state: 'not-injected' }],
      freshness: { revision: expect.any(String) },
    });
  });

  it('says which Dapr Components an app has loaded', async () => {
    const { body } = await portal.get(explanation('cart'));
    expect(body.components).toEqual([
      { name: 'orders', type: 'state.redis', state: 'loaded' },
    ]);
  });

  it.each([
    ['nobody', 404, /Known app ids: .*cart/],
    ['x'.repeat(254), 400, /app must have at most 253 characters/],
  ])('is refused for %.10s with %s', async (app, expected, words) => {
    const { status, body } = await portal.get(explanation(app));
    expect(status).toBe(expected);
    expect(body.error.message).toMatch(words);
  });

  it.each([
    ['tenant.read', 'dapr-vcluster.component.read'],
    ['component.read', 'dapr-vcluster.tenant.read'],
  ])('is not for who only has %s', async (may, missing) => {
    const { status, body } = await portal.get(explanation('cart'), user(may));
    expect(status).toBe(403);
    expect(body.error.details).toEqual({ permission: missing });
  });
});
