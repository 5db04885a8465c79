/** Date, time and offset of RFC 3339. */
const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A time of RFC 3339, with or without seconds; undefined for anything else, such as the 30th of February. */
export function parseTime(text: string): Date | undefined {
  if (text.length > 40 || !RFC_3339.test(text)) {
    return undefined;
  }
  const time = new Date(text);
  const [day] = text.split('T');
  // JavaScript takes a 30th of February for the 2nd of March.
  return Number.isNaN(time.getTime()) || !isRealDay(day) ? undefined : time;
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
