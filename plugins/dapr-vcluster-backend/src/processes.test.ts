import { Entity } from '@backstage/catalog-model';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { postgresUrl } from 'dapr-vcluster-test-processes';
import { adminOf } from './__testUtils__/adminOf';
import { PortalPair } from './__testUtils__/processes/PortalPair';
import { sandboxHosts } from './__testUtils__/sandboxHosts';
import { until } from './__testUtils__/until';
import { at, idOf, NEW, OLD } from './__testUtils__/UpgradePath';
import { countedLastMonth, LAST_MONTH } from './__testUtils__/lastMonth';

const group = (name: string, ...members: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
  relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
});
const ENTITIES = [
  group('a', 'user:default/ann'),
  group('b', 'user:default/bob'),
  group('ops', 'user:default/olga'),
];

/** SQLite is no database for two processes. */
const describeOnPostgres = postgresUrl() ? describe : describe.skip;

describeOnPostgres('two processes on PostgreSQL', () => {
  const names = ['a', 'b', 'c', 'd'];
  let sandbox: Sandbox;
  let host: KubeClient;
  let pair: PortalPair;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    host = adminOf(sandbox.hosts.sandbox!.server);
    pair = await PortalPair.start({
      hosts: sandboxHosts(sandbox),
      entities: ENTITIES,
      config: {
        savings: { digest: { platformTeam: 'group:default/ops' } },
        profiles: {
          'oss-hostmanaged': { chartVersion: OLD, upgradeVersions: [NEW] },
        },
      },
    });
  }, 300_000);
  afterAll(async () => {
    await pair?.stop();
    host?.close();
    await sandbox?.close();
  });

  const told = async (user: string) => {
    const { body } = await pair.alive.ofPlugin('notifications', user);
    return body.notifications as Array<{
      updated: string | null;
      payload: { title: string };
    }>;
  };
  /** Until each of them sees it, by itself. */
  const seen = async (
    what: string,
    name: string,
    fits: (tenant: any) => unknown,
  ) => {
    for (const portal of pair.portals.filter(({ isAlive }) => isAlive)) {
      await portal.until(what, `/tenants/${idOf(name)}`, body => fits(body));
    }
  };
  const annotate = (name: string, annotations: Record<string, string>) =>
    host.patch(
      RESOURCES.namespaces,
      { name: `vcluster-${name}` },
      { metadata: { annotations } },
    );

  it('each answers from its own index', async () => {
    for (const [index, name] of names.entries()) {
      const { body } = await pair.portals[index % 2].post('/tenants', {
        host: 'sandbox',
        name,
        owner: `group:default/${name === 'b' ? 'b' : 'a'}`,
        profile: 'oss-hostmanaged',
      });
      expect(body).toMatchObject({ outcome: 'created' });
    }
    for (const name of names) {
      await seen('the tenant', name, ({ phase }) => phase === 'ready');
    }
  });

  it('send each digest once, also when one is killed before it sends and one before it notes so', async () => {
    await countedLastMonth(pair.database, { skip: true });
    const timePasses = () =>
      pair
        .database('savings_digests')
        .whereNull('sent_ms')
        .update({ claimed_until_ms: 0 });
    const sent = async () =>
      (await pair.database('savings_digests').whereNotNull('sent_ms')).map(
        ({ recipient }) => recipient,
      );
    await pair.killIn('savings-ledger', 'after-sending');
    expect(await told('user:default/olga')).toHaveLength(1);
    expect(await sent()).toEqual([]);
    await pair.restart();
    await timePasses();
    await pair.killIn('savings-ledger', 'before-sending');
    await timePasses();
    await pair.run('savings-ledger');
    await pair.restart();
    for (let run = 0; run < 2; run++) {
      await pair.run('savings-ledger');
    }
    expect((await sent()).sort()).toEqual([
      'group:default/a',
      'group:default/b',
      'group:default/ops',
    ]);
    for (const [user, again] of [
      ['user:default/olga', true],
      ['user:default/ann', false],
      ['user:default/bob', false],
    ] as const) {
      const received = await told(user);
      expect(received.map(({ payload }) => payload.title)).toEqual([
        expect.stringContaining(`in ${LAST_MONTH}`),
      ]);
      expect(Boolean(received[0].updated)).toBe(again);
    }
  }, 300_000);

  it('count no time twice, and miss none', async () => {
    const hosts = await pair.database('savings_hosts');
    expect(hosts.map(each => each.host).sort()).toEqual([
      'gone',
      'recorded',
      'sandbox',
    ]);
    const intervals = await pair
      .database('savings_intervals')
      .orderBy(['uid', 'from_ms']);
    for (const [index, { uid, until_ms, host: of }] of intervals.entries()) {
      const next = intervals[index + 1];
      const last = hosts.find(each => each.host === of).seen_ms;
      expect(Number(until_ms ?? last)).toBe(
        Number(next?.uid === uid ? next.from_ms : last),
      );
    }
  });

  it('pause what has expired and tell its owner once, also when one is killed in between', async () => {
    await annotate('b', {
      'dapr-vcluster/expires-at': new Date().toISOString(),
    });
    await seen('its expiry', 'b', ({ expiry }) => expiry?.expiresAt);
    await pair.killIn('tenant-lifecycle', 'after-sending');
    await pair.restart();
    // The claim of the one that was killed runs out.
    const { metadata } = await host.get<KubeObject>(RESOURCES.namespaces, {
      name: 'vcluster-b',
    });
    const key = 'dapr-vcluster/lifecycle';
    const { claim, ...state } = JSON.parse(metadata.annotations![key]);
    expect(claim).toBeDefined();
    await annotate('b', { [key]: JSON.stringify(state) });
    for (let run = 0; run < 2; run++) {
      await pair.run('tenant-lifecycle');
    }
    await seen('its pause', 'b', ({ phase }) => phase === 'paused');
    const received = (await told('user:default/bob')).filter(({ payload }) =>
      payload.title.includes('expired'),
    );
    expect(received).toHaveLength(1);
  }, 300_000);

  it('go on with a wave when the one that worked at it is killed, and upgrade each tenant once', async () => {
    const [worker, other] = pair.portals;
    const upgraded = ['a', 'c', 'd'];
    other.suspend(true);
    const { body } = await worker.post('/upgrade-waves', {
      tenants: upgraded.map(idOf),
      version: NEW,
      canary: 1,
      batchSize: 2,
    });
    expect(body).toMatchObject({ outcome: 'started' });
    await worker.triggerTask('upgrade-waves');
    await until('the first upgrade to begin', async () => {
      const members = await pair.database('upgrade_wave_tenants');
      return members.some(({ state }) => state === 'running') || undefined;
    });
    await worker.kill();
    const [{ held_by: killed }] = await pair.database('upgrade_waves');
    expect(killed).toEqual(expect.any(String));
    await pair.database('upgrade_waves').update({ held_until_ms: 0 });
    other.suspend(false);
    await other.until('the wave to end', `/upgrade-waves/${body.id}`, wave => {
      return wave.state !== 'running';
    });
    const wave = await other.get(`/upgrade-waves/${body.id}`);
    expect(wave.body).toMatchObject({
      state: 'done',
      tenants: upgraded.map(() => ({ state: 'upgraded' })),
    });
    const generations = [];
    for (const name of upgraded) {
      const release = await host.get<KubeObject>(
        RESOURCES.helmReleases,
        at(name),
      );
      generations.push(release.metadata.generation);
    }
    // That of the tenant whose upgrade was taken over is no other than those of the rest.
    expect(new Set(generations).size).toBe(1);
  }, 300_000);
});
