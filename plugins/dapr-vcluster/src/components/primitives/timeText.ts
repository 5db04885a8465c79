const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const RFC_3339 = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** Formats times; all inputs are RFC 3339 times. */
export function timeText(language: string | undefined) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const full = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const short = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  return {
    /** `3 minutes ago`. Less than a minute is `now`, so that the page does not change every second. */
    ago(time: string, now: number): string {
      const seconds = (Date.parse(time) - now) / 1000;
      for (const [unit, size] of UNITS) {
        if (Math.abs(seconds) >= size) {
          return relative.format(Math.trunc(seconds / size), unit);
        }
      }
      return relative.format(0, 'second');
    },
    /** `12:03`, with the date if it is not today. */
    clock(time: string, now = Date.now()): string {
      const date = new Date(time);
      const today = new Date(now).toDateString() === date.toDateString();
      return (today ? hour : short).format(date);
    },
    /** A sentence with the times in it as people write them. */
    within: (sentence: string): string =>
      sentence.replace(RFC_3339, time => short.format(new Date(time))),
    /** Date and time to the second. */
    full: (time: string): string => full.format(new Date(time)),
    /** A calendar day, `2027-01-22`. */
    day: (date: string): string => day.format(new Date(date)),
  };
}
