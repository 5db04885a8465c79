import { SleepSchedule } from 'backstage-plugin-dapr-vcluster-common';
import { checkSchedule } from './checkSchedule';
import { lastEvent, nextEvents } from './events';
import { timesOfYear } from './__testUtils__/wallClock';

const NIGHT: SleepSchedule = {
  sleep: '0 20 * * 1-5',
  wake: '0 7 * * 1-5',
  zone: 'Europe/Berlin',
};
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
];

describe.each(ZONES)('a year in %s', zone => {
  // Both hours that daylight saving leaves out or repeats somewhere, and one of the day.
  it.each([
    [2, 30],
    [1, 45],
    [20, 0],
  ])('has each day at %d:%d once', (hour, minute) => {
    const expression = `${minute} ${hour} * * *`;
    const schedule = { ...NIGHT, zone, sleep: expression };
    const expected = timesOfYear(2026, { hour, minute, zone });
    const start = new Date(Date.parse(expected[0][0]) - 1);
    const found = nextEvents(schedule, start, expected.length)
      .filter(({ what }) => what === 'sleep')
      .map(({ at }) => at.toISOString());
    expect(found).toHaveLength(expected.length);
    expect(found.filter((at, day) => !expected[day].includes(at))).toEqual([]);
  });

  it('is the same backwards', () => {
    const schedule = { ...NIGHT, zone, sleep: '30 2 * * *', wake: '0 6 * * *' };
    const start = new Date('2026-01-01T00:00:00Z');
    const all = nextEvents(schedule, start, 366);
    const changes = all.filter(({ at }) =>
      /-(03|04|10|11)-/.test(at.toISOString()),
    );
    for (const event of changes) {
      const { at } = event;
      expect(lastEvent(schedule, at)).toEqual(event);
      expect(lastEvent(schedule, new Date(at.getTime() + 59_999))).toEqual(
        event,
      );
      const before = lastEvent(schedule, new Date(at.getTime() - 1_000));
      expect(before?.at.getTime()).toBeLessThan(at.getTime());
    }
  });
});

describe('checkSchedule', () => {
  it.each([
    NIGHT,
    { ...NIGHT, sleep: '0 18 * * FRI', wake: '0 8 * * MON' },
    { ...NIGHT, sleep: '0 */4 * * *', wake: '0 2-22/4 * * *' },
    { ...NIGHT, sleep: '0 0 29 2 *', wake: '0 0 1 3 *' },
    { ...NIGHT, zone: 'UTC' },
  ])('takes %j', schedule => {
    expect(checkSchedule(schedule)).toBeUndefined();
  });

  it.each<[Partial<SleepSchedule>, string, RegExp]>([
    [{ sleep: 'every evening' }, 'sleep', /2 fields/],
    [{ sleep: '' }, 'sleep', /"" cannot be used: it is empty; needed are 5/],
    [{ wake: ' \t\n' }, 'wake', /it is empty/],
    [{ sleep: '* * * * * *' }, 'sleep', /6 fields/],
    [{ sleep: '@daily' }, 'sleep', /it has 1 field;/],
    [{ sleep: '61 20 * * *' }, 'sleep', /cannot be used/],
    [{ sleep: '0 25 * * *' }, 'sleep', /cannot be used/],
    [{ wake: '0 7 * * 1-5; reboot' }, 'wake', /6 fields/],
    [{ wake: '0 7 $(id) * *' }, 'wake', /no field/],
    [{ wake: '0 7 30 2 *' }, 'wake', /no such day/],
    [{ sleep: '* * * * *' }, 'sleep', /1 minutes apart/],
    [{ sleep: '*/30 * * * *', wake: '0 0 1 1 *' }, 'sleep', /apart/],
    [{ sleep: '0 7 * * *' }, 'wake', /0 minutes apart/],
    [{ sleep: '30 6 * * *' }, 'wake', /30 minutes apart/],
    [{ zone: 'Europe/Atlantis' }, 'zone', /no time zone/],
    [{ zone: '+01:00' }, 'zone', /no time zone/],
    [{ zone: '' }, 'zone', /no time zone/],
    [{ zone: '../../etc/passwd' }, 'zone', /no time zone/],
  ])('refuses %j', (wrong, field, why) => {
    const problem = checkSchedule({ ...NIGHT, ...wrong });
    expect(problem).toMatchObject({
      field,
      why: expect.stringMatching(why),
      fix: expect.stringMatching(/\w+ .*\.$/),
    });
  });

  it('takes what is long or odd in no time', () => {
    const began = process.cpuUsage().user;
    for (const odd of [
      `${'*/'.repeat(20)}1 * * * *`,
      `${'1,'.repeat(49)}1 * * * *`,
      '0-59/1 0-23/1 1-31/1 1-12/1 0-6/1',
      '0 0 31 2,4,6,9,11 *',
    ]) {
      expect(checkSchedule({ ...NIGHT, sleep: odd })).toBeDefined();
    }
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  });
});
