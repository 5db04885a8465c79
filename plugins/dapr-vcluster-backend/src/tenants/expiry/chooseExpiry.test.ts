import fc from 'fast-check';
import { chooseExpiry } from './chooseExpiry';

const NOW = new Date('2026-06-10T12:00:00Z');
const choose = (
  body: Parameters<typeof chooseExpiry>[0],
  rule: Parameters<typeof chooseExpiry>[1] = {},
) => chooseExpiry(body, rule, NOW).expiresAt?.toISOString();

it.each([
  [{ expiresIn: '12h' }, '2026-06-11T00:00:00.000Z'],
  [{ expiresIn: ' 30d ' }, '2026-07-10T12:00:00.000Z'],
  [{ expiresIn: '4w' }, '2026-07-08T12:00:00.000Z'],
  [{ expiresAt: '2026-06-10T14:00:01+02:00' }, '2026-06-10T12:00:01.000Z'],
  [{ expiresAt: '2028-02-29T00:00Z' }, '2028-02-29T00:00:00.000Z'],
  [{}, undefined],
])('takes %j for %s', (body, expected) => {
  expect(choose(body)).toBe(expected);
});

it('has the default and the maximum of the preset', () => {
  expect(choose({}, { defaultDays: 3 })).toBe('2026-06-13T12:00:00.000Z');
  expect(choose({ expiresIn: '5d' }, { maxDays: 5 })).toBe(
    '2026-06-15T12:00:00.000Z',
  );
});

it.each<[object, object, string, RegExp]>([
  [{ expiresAt: '2026-06-10T12:00:00Z' }, {}, 'expiresAt', /in the past/],
  [{ expiresAt: '1999-01-01T00:00:00Z' }, {}, 'expiresAt', /in the past/],
  [{ expiresIn: '0d' }, {}, 'expiresIn', /no time at all. Use at least 1h/],
  [{ expiresIn: '0h' }, {}, 'expiresIn', /no time at all/],
  [{ expiresAt: 'tomorrow' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '2026-07-01' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '2026-07-01T00:00:00' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '2026-02-30T00:00:00Z' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '2026-13-01T00:00:00Z' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '10000-01-01T00:00:00Z' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '+010000-01-01T00:00:00Z' }, {}, 'expiresAt', /is no time/],
  [{ expiresAt: '9999-12-31T00:00:00Z' }, {}, 'expiresAt', /3650 days/],
  [{ expiresIn: '999999w' }, {}, 'expiresIn', /3650 days.*at most 3650d/],
  [{ expiresIn: '-3d' }, {}, 'expiresIn', /is no duration/],
  [{ expiresIn: '1.5d' }, {}, 'expiresIn', /is no duration/],
  [{ expiresIn: '30' }, {}, 'expiresIn', /is no duration/],
  [
    { expiresIn: '6d' },
    { maxDays: 5 },
    'expiresIn',
    /5 days.*preset allows.*Use at most 5d/,
  ],
  [
    { expiresIn: '6d', expiresAt: '2026-07-01T00:00:00Z' },
    {},
    'expiresIn',
    /both/,
  ],
])('refuses %j', (body, rule, field, why) => {
  expect(() => choose(body, rule)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(why),
      details: expect.objectContaining({
        field,
        value: Object(body)[field],
        fix: expect.stringMatching(/^(Use|Give) /),
      }),
    }),
  );
});

it('never gives what is not allowed', () => {
  fc.assert(
    fc.property(
      fc.record({
        expiresAt: fc.option(
          fc.oneof(
            fc.string(),
            fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
          ),
          { nil: undefined },
        ),
        expiresIn: fc.option(fc.stringMatching(/^\d{0,7}[hdwm]?$/), {
          nil: undefined,
        }),
      }),
      fc.integer({ min: 1, max: 3_650 }),
      (body, maxDays) => {
        const isAllowed = () => {
          const { expiresAt, latest } = chooseExpiry(body, { maxDays }, NOW);
          return !expiresAt || (expiresAt > NOW && expiresAt <= latest!);
        };
        expect(allowedOrRefused(isAllowed)).toBe(true);
      },
    ),
  );
});

function allowedOrRefused(isAllowed: () => boolean): boolean {
  try {
    return isAllowed();
  } catch (error) {
    return (error as Error).name === 'InputError';
  }
}
