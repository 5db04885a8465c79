import { ExtendTenant } from 'backstage-plugin-dapr-vcluster-common';
import { parseDuration } from '../../inventory/model/parseDuration';
import { parseTime } from '../../inventory/model/parseTime';
import { invalid } from '../../platform/errors';
import { LifetimeRule, MOST_DAYS } from '../lifecycle/options';
import { DAY_MS } from '../../platform/milliseconds';

/** When a tenant expires that is created or extended now, and the latest that is allowed. */
export type ChosenExpiry = { expiresAt?: Date; latest?: Date };

/**
 * When a tenant expires, by what is asked for, else by the default of its preset.
 *
 * @throws InputError naming field, value and fix for what is no time, has passed, or is too late.
 */
export function chooseExpiry(
  { expiresAt, expiresIn }: ExtendTenant,
  { defaultDays, maxDays }: LifetimeRule,
  now: Date,
): ChosenExpiry {
  if (expiresAt !== undefined && expiresIn !== undefined) {
    throw invalid('expiresAt and expiresIn are both given', {
      field: 'expiresIn',
      value: expiresIn,
      fix: 'Give one of them.',
    });
  }
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const latest = maxDays === undefined ? undefined : after(maxDays);
  const field = expiresAt === undefined ? 'expiresIn' : 'expiresAt';
  const value = expiresAt ?? expiresIn;
  if (value === undefined) {
    return {
      ...(defaultDays !== undefined && { expiresAt: after(defaultDays) }),
      latest,
    };
  }
  const chosen =
    expiresAt === undefined ? timeAfter(now, value) : parseTime(value);
  if (!chosen) {
    throw invalid(
      `${field} "${value}" is no ${
        field === 'expiresAt' ? 'time' : 'duration'
      }`,
      {
        field,
        value,
        fix:
          field === 'expiresAt'
            ? 'Use RFC 3339 with an offset and a year of four digits, e.g. 2027-01-31T18:00:00Z.'
            : 'Use a whole number of hours, days or weeks, e.g. 12h, 30d or 4w.',
      },
    );
  }
  if (chosen <= now) {
    throw field === 'expiresIn'
      ? invalid(`${field} "${value}" is no time at all`, {
          field,
          value,
          fix: 'Use at least 1h.',
        })
      : invalid(`${field} "${value}" is in the past`, {
          field,
          value,
          fix: `Use a time after ${now.toISOString()}.`,
        });
  }
  const bound = latest ?? after(MOST_DAYS);
  if (chosen > bound) {
    const most = maxDays ?? MOST_DAYS;
    throw invalid(
      `${field} "${value}" is later than ${most} days from now, the most that ${
        maxDays === undefined ? 'there is' : 'the preset allows'
      }`,
      {
        field,
        value,
        fix:
          field === 'expiresIn'
            ? `Use at most ${most}d.`
            : `Use a time up to ${bound.toISOString()}.`,
      },
    );
  }
  return { expiresAt: chosen, latest };
}

function timeAfter(now: Date, text: string): Date | undefined {
  const after = parseDuration(text.trim());
  return after === undefined ? undefined : new Date(now.getTime() + after);
}
