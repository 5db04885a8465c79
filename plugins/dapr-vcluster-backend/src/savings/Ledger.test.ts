import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { until } from '../__testUtils__/until';
import { TenantIndex } from '../inventory/TenantIndex';
import { HostRegistry } from '../platform/hosts';
import { readSavingsOptions } from './config';
import { HostFacts } from './facts';
import { HostCosts } from './HostCosts';
import { whyNotCounted } from './inputs';
import { Ledger } from './Ledger';
import { OpenCost } from './openCost';

const MINUTE = 60_000;
const TEAM_A = 'recorded/vcluster-team-a/team-a';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the ledger of a recorded host', () => {
  let sandbox: Sandbox;
  let hosts: HostRegistry;
  let index: TenantIndex;
  const start = Date.now();
  let now = start;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['recorded'] });
    const { url, caData, adminToken } = sandbox.hosts.recorded!.server;
    hosts = HostRegistry.create(
      [],
      [{ name: 'recorded', connection: { url, caData, token: adminToken } }],
    );
    index = new TenantIndex({
      hosts,
      catalogue: await loadComponentCatalogue(),
    });
    index.start();
    await until('the host to be seen whole', async () =>
      whyNotCounted(index.host('recorded')!) === undefined ? true : undefined,
    );
  }, 180_000);
  afterAll(async () => {
    await index?.stop();
    hosts?.close();
    await sandbox?.close();
  });

  async function aLedger(logger = mockServices.logger.mock()) {
    const client = await databases.init('SQLITE_3');
    const options = readSavingsOptions(mockServices.rootConfig());
    return new Ledger({
      database: { getClient: async () => client },
      index,
      logger,
      costs: new HostCosts({
        index,
        options,
        presets: [],
        facts: new HostFacts(hosts, options),
        openCost: new OpenCost([]),
      }),
      now: () => now,
    });
  }

  it('counts back to the creation of each tenant, and then what is seen', async () => {
    now = start;
    const ledger = await aLedger();
    await ledger.update();
    const tenant = index.tenants().find(({ id }) => id === TEAM_A)!;
    const first = await ledger.tenant(TEAM_A);
    if (first.state !== 'known') {
      throw new Error(first.reason);
    }
    expect(Date.parse(first.value.since)).toBe(Date.parse(tenant.createdAt!));
    expect(first.value.hours.counted).toBeCloseTo(
      first.value.hours.backfilled,
      6,
    );
    expect(first.value.total).toEqual([
      {
        currency: 'USD',
        saved: expect.any(Number),
        bySharing: expect.any(Number),
      },
    ]);

    now = start + 6 * MINUTE;
    await ledger.update();
    const second = await ledger.tenant(TEAM_A);
    if (second.state !== 'known') {
      throw new Error(second.reason);
    }
    expect(second.value.hours.counted - first.value.hours.counted).toBeCloseTo(
      0.1,
      6,
    );
    expect(second.value.hours.backfilled).toBeCloseTo(
      first.value.hours.backfilled,
      6,
    );
    expect(second.value.total[0].saved).toBeGreaterThan(
      first.value.total[0].saved,
    );
  });

  it('tells the intervals that it was counted in, which add up to the sum', async () => {
    now = start;
    const ledger = await aLedger();
    await ledger.update();
    now = start + 6 * MINUTE;
    await ledger.update();
    const { ledger: sums, intervals } = await ledger.intervals(TEAM_A);
    if (sums.state !== 'known') {
      throw new Error(sums.reason);
    }
    const [newest] = intervals;
    expect(newest).toMatchObject({
      goesOn: true,
      state: 'running',
      backfilled: false,
      hours: expect.closeTo(0.1, 6),
    });
    const { perHour, borne, hours, saved, bySharing } = newest;
    expect(saved).toBeCloseTo(
      hours * (perHour!.separate - perHour!.vcluster) -
        borne!.cluster -
        borne!.planes,
      9,
    );
    expect(bySharing).toBeCloseTo(
      hours * perHour!.dedicated - borne!.planes,
      9,
    );
    expect(intervals.reduce((sum, each) => sum + each.saved!, 0)).toBeCloseTo(
      sums.value.total[0].saved,
      6,
    );
    expect(await ledger.intervals(TEAM_A, 1)).toMatchObject({
      intervals: [newest],
      older: true,
    });
  });

  it('adds tenants up to the fleet', async () => {
    now = start;
    const ledger = await aLedger();
    await ledger.update();
    const fleet = await ledger.fleet();
    if (fleet.state !== 'known') {
      throw new Error(fleet.reason);
    }
    const { tenants, total, months } = fleet.value;
    expect(tenants.map(({ tenant }) => tenant).sort()).toEqual([
      TEAM_A,
      'recorded/vcluster-team-b/team-b',
    ]);
    const sum = tenants.reduce((all, each) => all + each.total[0].saved, 0);
    expect(sum).toBeCloseTo(total[0].saved, 6);
    expect(
      months.reduce((all, { amounts }) => all + amounts[0].saved, 0),
    ).toBeCloseTo(total[0].saved, 6);
  });

  it('counts nothing while the clock is behind, and says so', async () => {
    now = start;
    const logger = mockServices.logger.mock();
    const ledger = await aLedger(logger);
    await ledger.update();
    const before = await ledger.tenant(TEAM_A);
    now = start - 60 * MINUTE;
    await ledger.update();
    expect(await ledger.tenant(TEAM_A)).toEqual(before);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the clock is behind'),
    );
  });
});
