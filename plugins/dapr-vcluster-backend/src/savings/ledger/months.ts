/** The first moment of the month after the one a time is in (UTC). */
export function nextMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** The month of a time as `2026-11` (UTC). */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}
