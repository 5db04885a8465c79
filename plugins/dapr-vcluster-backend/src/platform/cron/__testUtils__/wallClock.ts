import { DAY_MS, HOUR_MS } from '../../milliseconds';

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  clocks.set(zone, clock);
  return clock;
}

/** Milliseconds by which the clocks of a zone are before UTC at a time, by the time zone database of Node. */
function offsetAt(time: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(new Date(time));
  const of = (type: string) =>
    Number(parts.find(part => part.type === type)?.value);
  const local = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return local - Math.floor(time / 1_000) * 1_000;
}

/**
 * When the clocks of a zone show a time on each day of a year, without a cron library: both times where it comes twice, and
 * where it is left out the one as much later as the gap is long.
 */
export function timesOfYear(
  year: number,
  { hour, minute, zone }: { hour: number; minute: number; zone: string },
): string[][] {
  const times: string[][] = [];
  for (
    let day = Date.UTC(year, 0, 1);
    day < Date.UTC(year + 1, 0, 1);
    day += DAY_MS
  ) {
    const wall = day + hour * HOUR_MS + minute * 60_000;
    const offsets = [
      offsetAt(wall - DAY_MS, zone),
      offsetAt(wall + DAY_MS, zone),
    ];
    const fitting = offsets
      .map(offset => wall - offset)
      .filter(time => time + offsetAt(time, zone) === wall);
    const found = fitting.length > 0 ? fitting : [wall - offsets[0]];
    times.push(found.map(time => new Date(time).toISOString()));
  }
  return times;
}
