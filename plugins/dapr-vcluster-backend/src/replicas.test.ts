import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notifications from '@backstage/plugin-notifications-backend';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { countedLastMonth, LAST_MONTH } from './__testUtils__/lastMonth';
import { Replicas } from './__testUtils__/Replicas';
import { sandboxHosts } from './__testUtils__/sandboxHosts';
import { testDatabases } from './__testUtils__/testDatabases';
import { TestPortal } from './__testUtils__/TestPortal';

const group = (name: string, ...members: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
  relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
});

const catalog = catalogServiceMock.factory({
  entities: [
    group('a', 'user:default/ann'),
    group('b', 'user:default/bob', 'user:default/kim'),
    group('ops', 'user:default/olga', 'user:default/kim'),
  ],
});

const databases = testDatabases();

describe.each(databases.eachSupportedId())('two portals on %p', id => {
  let sandbox: Sandbox;
  let portals: Replicas;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    portals = await Replicas.start({
      databases,
      id,
      hosts: sandboxHosts(sandbox),
      features: [notifications, catalog],
      config: { savings: { digest: { platformTeam: 'group:default/ops' } } },
      prepare: countedLastMonth,
    });
  }, 180_000);
  afterAll(async () => {
    await portals?.stop();
    await sandbox?.close();
  });

  const digestsOf = async (portal: TestPortal, user: string) => {
    const { body } = await portal.ofPlugin('notifications', user);
    return body.notifications;
  };

  it('each sees the hosts itself', async () => {
    const { first, second } = portals;
    const created = await first.post('/tenants', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/a',
    });
    expect(created.body).toMatchObject({ outcome: 'created' });
    for (const portal of [first, second]) {
      await portal.until('the tenant to be ready', '/tenants', ({ items }) =>
        items.some(
          ({ id: seen, phase }: { id: string; phase: string }) =>
            seen === 'sandbox/vcluster-team-a/team-a' && phase === 'ready',
        ),
      );
    }
  });

  it('tell each recipient once what was saved in the last month', async () => {
    for (const portal of [portals.first, portals.second, portals.first]) {
      await portals.run('savings-ledger', portal);
    }
    for (const [user, whose] of [
      ['user:default/ann', 'your tenants'],
      ['user:default/bob', 'your tenants'],
      ['user:default/olga', 'all tenants'],
    ]) {
      const received = await digestsOf(portals.first, user);
      expect(received).toHaveLength(1);
      expect(received[0].payload.title).toContain(`in ${LAST_MONTH}`);
      expect(received[0].payload.title).toContain(whose);
      // Another attempt would replace it.
      expect(received[0].updated ?? null).toBe(null);
      expect(await digestsOf(portals.second, user)).toEqual(received);
    }
    // A member of two recipients gets the message of each.
    const both = await digestsOf(portals.second, 'user:default/kim');
    expect(both).toHaveLength(2);
    expect(await digestsOf(portals.first, 'user:default/pat')).toEqual([]);
  });

  it('count no time twice, and miss none', async () => {
    const asked = [portals.first, portals.second, portals.second];
    for (const portal of asked) {
      await portals.run('savings-ledger', portal);
    }
    const client = await portals.database();
    const hosts = await client('savings_hosts');
    const intervals = await client('savings_intervals').orderBy([
      'uid',
      'from_ms',
    ]);
    expect(new Set(intervals.map(({ host }) => host))).toEqual(
      new Set(['gone', 'sandbox', 'recorded']),
    );
    for (const [index, interval] of intervals.entries()) {
      const next = intervals[index + 1];
      const seen = hosts.find(({ host }) => host === interval.host).seen_ms;
      expect(Number(interval.until_ms ?? seen)).toBe(
        Number(next?.uid === interval.uid ? next.from_ms : seen),
      );
    }
  });

  it('one goes on when the other has ended', async () => {
    await portals.first.stop();
    const client = await portals.database();
    const seenAt = async () => {
      const row = await client('savings_hosts')
        .where({ host: 'sandbox' })
        .first();
      return Number(row.seen_ms);
    };
    const before = await seenAt();
    await portals.run('savings-ledger', portals.second);
    expect(await seenAt()).toBeGreaterThan(before);
    const { body } = await portals.second.get('/tenants');
    expect(body.items).toHaveLength(3);
    expect(await digestsOf(portals.second, 'user:default/ann')).toHaveLength(1);
  });
});
