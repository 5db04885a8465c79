import { Cron } from 'croner';

/** What the five fields may consist of: numbers, names, lists, ranges, steps. Neither seconds nor years. */
const FIELD = /^[0-9A-Za-z*,/-]{1,40}$/;

/**
 * A cron expression in a time zone. In the hour that daylight saving leaves out, times are as much later as it is long;
 * those that come twice are done once.
 *
 * @throws Error saying what is wrong with it.
 */
export function parseCron(expression: string, zone: string): Cron {
  const fields = expression.split(/\s+/).filter(Boolean);
  if (fields.length !== 5) {
    throw new Error(
      `it ${counted(
        fields,
      )}; needed are 5: minute, hour, day of month, month and day of week`,
    );
  }
  const odd = fields.find(field => !FIELD.test(field));
  if (odd !== undefined) {
    throw new Error(`"${odd.slice(0, 40)}" is no field of a cron expression`);
  }
  try {
    return new Cron(fields.join(' '), { paused: true, timezone: zone });
  } catch (error) {
    const [, why] = /^(?:CronPattern: |Cron: )?(.*)$/s.exec(
      (error as Error).message,
    ) ?? [undefined, ''];
    throw new Error(why);
  }
}

function counted({ length }: readonly string[]): string {
  return length === 0
    ? 'is empty'
    : `has ${length} ${length === 1 ? 'field' : 'fields'}`;
}

/** Whether the time zone is in the database that comes with Node. */
export function isTimeZone(zone: string): boolean {
  // An offset would not know of daylight saving, and is taken by newer versions of Node only.
  if (!/^[A-Za-z]/.test(zone)) {
    return false;
  }
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
