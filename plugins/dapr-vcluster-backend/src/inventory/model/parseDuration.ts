import { HOUR_MS } from '../../platform/milliseconds';

const UNITS: Readonly<Record<string, number>> = {
  h: HOUR_MS,
  d: 24 * HOUR_MS,
  w: 7 * 24 * HOUR_MS,
};

/** Milliseconds of a whole number of hours, days or weeks, such as `12h`, `30d` or `4w`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit];
}
