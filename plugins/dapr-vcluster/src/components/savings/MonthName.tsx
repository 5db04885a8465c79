/** A month as 2026-11, which stays on one line. */
export function MonthName({ month }: { month: string }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{month}</span>;
}
