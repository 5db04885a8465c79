import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Comparison, Figure } from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { postgresUrl } from 'dapr-vcluster-test-processes';
import { TestPortal } from '../__testUtils__/TestPortal';

const TEAM_A = '/tenants/recorded/vcluster-team-a/team-a';

const amount = ({ perMonth }: Figure) =>
  perMonth.state === 'known' ? perMonth.value.amount : NaN;

/** Another portal beside this one counts from the start. */
const describeAlone = postgresUrl() ? describe.skip : describe;

describe('savings of a recorded host', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['recorded'] });
    portal = await TestPortal.start(
      [
        {
          name: 'recorded',
          server: sandbox.hosts.recorded!.server,
          readOnly: true,
        },
      ],
      (permission, user) => ({
        result:
          user === 'user:default/guest' &&
          permission.name === 'dapr-vcluster.savings.read'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    );
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('compares the four ways for a tenant, each number with its source', async () => {
    const { status, body } = await portal.get(`${TEAM_A}/savings`);
    expect(status).toBe(200);
    expect(body.requested.state).toBe('known');
    const found: Comparison = body.requested.value;
    expect(found.tenants).toBe(2);
    expect(body.share).toBe(0.5);
    expect(amount(found.saved)).toBeCloseTo(
      amount(found.s1) - amount(found.s3),
      6,
    );
    const vcluster = found.s3.parts.find(({ cost }) =>
      cost.name.startsWith('vcluster'),
    )!.cost;
    expect(vcluster.inputs).toContainEqual(
      expect.objectContaining({ name: 'storage', source: 'measured' }),
    );
    expect(found.s1.parts[0].cost.inputs).toContainEqual(
      expect.objectContaining({
        name: 'control-plane fee',
        value: 73,
        source: 'default',
      }),
    );
  });

  describeAlone('before anything is counted', () => {
    it('says why the use is not known, and that nothing has been counted yet', async () => {
      const { body } = await portal.get(`${TEAM_A}/savings`);
      expect(body.used).toEqual({
        state: 'unknown',
        reason: 'It has not been read from the host yet.',
      });
      expect(body.ledger).toEqual({
        state: 'unknown',
        reason: 'The ledger has not counted this tenant yet.',
      });
      const exported = await portal.get('/savings/export?format=json');
      expect(exported.body).toMatchObject({ state: 'unknown' });
    });
  });

  it('is refused without the permission', async () => {
    const { status, body } = await portal.get(
      `${TEAM_A}/savings`,
      'user:default/guest',
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('dapr-vcluster.savings.read');
  });

  it('are downloaded as files', async () => {
    const csv = await portal.get(`${TEAM_A}/savings/export`);
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition':
        'attachment; filename="savings-recorded-vcluster-team-a-team-a.csv"',
      'cache-control': 'no-store',
    });
    expect(csv.text).toMatch(/^tenant,from,until,/);
    const json = await portal.get('/savings/export?format=json');
    expect(json.headers['content-disposition']).toContain('savings.json');
    const wrong = await portal.get('/savings/export?format=xml');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('format');
  });

  it.each(['/savings', '/savings/ledger', '/savings/export'])(
    'keeps %s of a tenant from those without the permission',
    async path => {
      const { status } = await portal.get(
        `${TEAM_A}${path}`,
        'user:default/guest',
      );
      expect(status).toBe(403);
    },
  );

  it('tells what a preset costs where it is offered', async () => {
    const { body } = await portal.get('/options');
    expect(body.presets[0].cost).toMatchObject({
      vcluster: { state: 'known', value: { currency: 'USD' } },
      restsOnDefaults: true,
    });
  });

  it('sums up hosts', async () => {
    const { body } = await portal.get('/savings');
    expect(body.hosts).toHaveLength(1);
    expect(body.saved[0]).toEqual({
      currency: 'USD',
      amount: amount(body.hosts[0].requested.value.saved),
    });
    const prices = await portal.get('/savings/prices');
    expect(prices.body).toMatchObject({ currency: 'USD', isDefault: true });
  });
});
