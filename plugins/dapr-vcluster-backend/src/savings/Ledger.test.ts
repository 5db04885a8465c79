import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { RecordedHost } from '../__testUtils__/RecordedHost';
import { testDatabases } from '../__testUtils__/testDatabases';
import { HostCosts } from './HostCosts';
import { Ledger } from './Ledger';

const MINUTE = 60_000;
const TEAM_A = 'recorded/vcluster-team-a/team-a';

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'the ledger of a recorded host on %p',
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

    /** A portal that has the recorded host under other names; what is called `broken` cannot be read. */
    function renamed(client: Knex, names: string[]) {
      const logger = mockServices.logger.mock();
      const see: HostCosts['see'] = (name, options) => {
        const seen = host.costs().see('recorded', options);
        if (name === 'broken' || 'reason' in seen) {
          throw new Error('it is broken');
        }
        const { inputs } = seen;
        const tenants = inputs.tenants.map(tenant => ({
          ...tenant,
          id: tenant.id.replace('recorded', name),
        }));
        return { ...seen, inputs: { ...inputs, host: name, tenants } };
      };
      const ledger = new Ledger({
        database: { getClient: async () => client },
        index: Object.assign(Object.create(host.index), {
          hosts: () => names.map(name => ({ name })),
        }),
        logger,
        costs: Object.assign(host.costs(), { see }),
        now: () => now,
      });
      return { ledger, logger };
    }

    const hoursOf = async (ledger: Ledger) => {
      const fleet = await ledger.fleet();
      return fleet.state === 'known' ? fleet.value.hours : undefined;
    };

    it('counts a host that has another name now from then on, and nothing of before again', async () => {
      const client = await databases.init(id);
      now = start;
      const { ledger: old } = renamed(client, ['old']);
      await old.update();
      const before = (await hoursOf(old))!;
      now = start + 6 * MINUTE;
      const { ledger } = renamed(client, ['new']);
      await ledger.update();
      expect((await hoursOf(ledger))!.counted).toBeCloseTo(before.counted, 6);
      now += 6 * MINUTE;
      await ledger.update();
      const after = (await hoursOf(ledger))!;
      // Two tenants for a tenth of an hour; the time in which nobody looked is a gap.
      expect(after.counted - before.counted).toBeCloseTo(0.2, 6);
      expect(after.gap - before.gap).toBeCloseTo(0.2, 6);
    });

    it('counts the tenants of a cluster that has two names once, and says so', async () => {
      const client = await databases.init(id);
      now = start;
      const { ledger, logger } = renamed(client, ['one', 'two']);
      await ledger.update();
      const before = (await hoursOf(ledger))!;
      now = start + 6 * MINUTE;
      await ledger.update();
      const after = (await hoursOf(ledger))!;
      expect(after.counted - before.counted).toBeCloseTo(0.2, 6);
      expect(logger.warn.mock.calls).toEqual([
        [
          '2 tenants of host two are counted as those of host one: the two are one cluster. Remove one of them from daprVcluster.hosts.',
        ],
      ]);
    });

    it('counts the other hosts when one cannot be counted, and fails then', async () => {
      const client = await databases.init(id);
      now = start;
      const { ledger, logger } = renamed(client, ['broken', 'sound']);
      await expect(ledger.update()).rejects.toThrow('it is broken');
      expect((await hoursOf(ledger))!.counted).toBeGreaterThan(0);
      expect(logger.warn).toHaveBeenCalledWith(
        'Savings of host broken could not be counted: Error: it is broken',
      );
    });

    it('counts back to the creation of each tenant, and then what is seen', async () => {
      now = start;
      const ledger = await aLedger();
      await ledger.update();
      const tenant = host.index.tenants().find(each => each.id === TEAM_A)!;
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
      expect(
        second.value.hours.counted - first.value.hours.counted,
      ).toBeCloseTo(0.1, 6);
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
  },
);
