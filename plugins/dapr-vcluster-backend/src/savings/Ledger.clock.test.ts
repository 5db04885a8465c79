import { mockServices } from '@backstage/backend-test-utils';
import { RecordedHost } from '../__testUtils__/RecordedHost';
import { testDatabases } from '../__testUtils__/testDatabases';
import { Ledger } from './Ledger';

const MINUTE = 60_000;
const TEAM_A = 'recorded/vcluster-team-a/team-a';

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'the ledger and the clock on %p',
  id => {
    let host: RecordedHost;
    const start = Date.now();
    let now = start;

    beforeAll(async () => {
      host = await RecordedHost.start();
    }, 180_000);
    afterAll(() => host?.stop());

    async function aLedger(logger = mockServices.logger.mock()) {
      const client = await databases.init(id);
      return new Ledger({
        database: { getClient: async () => client },
        index: host.index,
        logger,
        costs: host.costs(),
        now: () => now,
      });
    }

    const valueOf = async (ledger: Ledger) => {
      const [tenant, fleet] = [
        await ledger.tenant(TEAM_A),
        await ledger.fleet(),
      ];
      if (tenant.state !== 'known' || fleet.state !== 'known') {
        throw new Error('nothing is counted');
      }
      // In which order a database adds up, it decides each time.
      const rounded = <T>(value: T): T =>
        JSON.parse(JSON.stringify(value), (_, each) =>
          typeof each === 'number' ? Number(each.toFixed(6)) : each,
        );
      return { tenant: rounded(tenant.value), fleet: rounded(fleet.value) };
    };

    it('counts nothing while the clock is behind, and says so', async () => {
      now = start;
      const logger = mockServices.logger.mock();
      const ledger = await aLedger(logger);
      await ledger.update();
      const before = await valueOf(ledger);
      expect(before.tenant.clockBehind).toBe(undefined);
      expect(before.fleet.clockBehind).toBe(undefined);
      now = start - 60 * MINUTE;
      await ledger.update();
      const clockBehind = [
        { host: 'recorded', until: new Date(start).toISOString() },
      ];
      const after = await valueOf(ledger);
      expect(after.tenant).toEqual({ ...before.tenant, clockBehind });
      expect(after.fleet).toEqual({ ...before.fleet, clockBehind });
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('the clock is behind'),
      );
      // Once it has passed that time again, the ledger goes on.
      now = start + 6 * MINUTE;
      await ledger.update();
      const { tenant } = await valueOf(ledger);
      expect(tenant.clockBehind).toBe(undefined);
      expect(tenant.hours.counted - before.tenant.hours.counted).toBeCloseTo(
        0.1,
        5,
      );
    });

    it('is not told of a clock that differs by seconds from that of another portal', async () => {
      now = start;
      const ledger = await aLedger();
      await ledger.update();
      now = start - 30_000;
      expect((await valueOf(ledger)).tenant.clockBehind).toBe(undefined);
    });

    it('goes on when a clock that was years ahead comes back: that time is a gap', async () => {
      now = start;
      const logger = mockServices.logger.mock();
      const ledger = await aLedger(logger);
      await ledger.update();
      now = start + 6 * MINUTE;
      await ledger.update();
      const before = await valueOf(ledger);
      for (const minutes of [0, 6, 12]) {
        now = Date.UTC(2036, 1, 1) + minutes * MINUTE;
        await ledger.update();
      }
      now = start + 30 * MINUTE;
      await ledger.update();
      const back = await valueOf(ledger);
      expect(back.tenant.clockBehind).toBe(undefined);
      expect(back.tenant.total).toEqual(before.tenant.total);
      expect(back.fleet.months).toEqual(before.fleet.months);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('and came back: what was counted of host'),
      );
      now = start + 36 * MINUTE;
      await ledger.update();
      const { tenant } = await valueOf(ledger);
      expect(tenant.hours.counted - before.tenant.hours.counted).toBeCloseTo(
        0.1,
        5,
      );
      // From the sixth minute to the thirtieth.
      expect(tenant.hours.gap - before.tenant.hours.gap).toBeCloseTo(0.4, 5);
      const { intervals } = await ledger.intervals(TEAM_A);
      expect(intervals[0]).toMatchObject({ cause: 'after-gap', goesOn: true });
    });

    it('drops no more than a day of counting for a clock that may be wrong itself', async () => {
      now = start;
      const ledger = await aLedger();
      await ledger.update();
      const ahead = Date.UTC(2036, 1, 1);
      for (let minutes = 0; minutes <= 25 * 60; minutes += 20) {
        now = ahead + minutes * MINUTE;
        await ledger.update();
      }
      const before = await valueOf(ledger);
      now = start + 30 * MINUTE;
      await ledger.update();
      const after = await valueOf(ledger);
      expect(after.tenant).toEqual({
        ...before.tenant,
        clockBehind: [
          {
            host: 'recorded',
            until: new Date(ahead + 25 * 60 * MINUTE).toISOString(),
          },
        ],
      });
    });
  },
);
