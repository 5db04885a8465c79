import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { Replicas } from '../../__testUtils__/Replicas';
import { sandboxHosts } from '../../__testUtils__/sandboxHosts';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { until } from '../../__testUtils__/until';
import { NEW, OLD } from '../../__testUtils__/UpgradePath';

/** Several upgrades, one after the other, on a busy machine. */
const PATIENCE_MS = 120_000;
const NAMES = ['wave-a', 'wave-b', 'wave-c', 'wave-d'];
const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;

type Wave = { state: string; tenants: { id: string; state: string }[] };

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
      config: {
        profiles: {
          'oss-hostmanaged': { chartVersion: OLD, upgradeVersions: [NEW] },
        },
      },
    });
    for (const name of NAMES) {
      await portals.first.post('/tenants', {
        host: 'sandbox',
        name,
        owner: 'group:default/a',
      });
    }
    for (const name of NAMES) {
      await portals.second.until(
        `${name} to be ready`,
        `/tenants/${idOf(name)}`,
        tenant => tenant.phase === 'ready',
      );
    }
  }, 240_000);
  afterAll(async () => {
    // The first one has been stopped already, unless the test has failed before.
    await portals?.stop().catch(() => {});
    await sandbox?.close();
  });

  it('work at a wave one at a time, and the second goes on when the first has ended', async () => {
    const { first, second } = portals;
    const { body } = await first.post('/upgrade-waves', {
      tenants: NAMES.map(idOf),
      version: NEW,
      batchSize: 2,
    });
    const path = `/upgrade-waves/${body.id}`;
    const wave = async (): Promise<Wave> => (await second.get(path)).body;
    await until(
      'the canary',
      async () =>
        (await wave()).tenants.some(({ state }) => state === 'upgraded') ||
        undefined,
      PATIENCE_MS,
    );
    await first.stop();
    const done = await until(
      'the wave to end',
      async () => {
        const now = await wave();
        return now.state === 'running' ? undefined : now;
      },
      PATIENCE_MS,
    );
    expect(done.state).toBe('done');
    expect(done.tenants.map(({ state }) => state)).toEqual(
      NAMES.map(() => 'upgraded'),
    );
    const client = await portals.database();
    // Each was begun with once, and nobody has it any more.
    expect(
      await client('upgrade_wave_tenants').where({ attempt: 1 }),
    ).toHaveLength(NAMES.length);
    expect(
      await client('upgrade_wave_tenants').whereNotNull('reserved'),
    ).toEqual([]);
    for (const name of NAMES) {
      const tenant = await second.get(`/tenants/${idOf(name)}`);
      expect(tenant.body).toMatchObject({
        chartVersion: NEW,
        upgrade: { state: 'done', from: OLD, to: NEW },
      });
    }
  }, 300_000);
});
