import { duration } from '../lib/time.mjs';

/** The middle of some numbers. */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * What came of some installs, in one line.
 *
 * @param {{ok: boolean, resumed: boolean, ms: number}[]} installs
 */
export function summarise(installs) {
  const passed = installs.filter(({ ok }) => ok);
  const resumed = passed.filter(install => install.resumed).length;
  const times = passed.map(({ ms }) => ms);
  return [
    `${installs.length} installs: ${
      passed.length - resumed
    } on the first attempt, ${resumed} after resuming, ${
      installs.length - passed.length
    } failed`,
    ...(times.length > 0 ? [`median ${duration(median(times))}`] : []),
  ].join('; ');
}
