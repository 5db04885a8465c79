import { ClockBehind } from 'backstage-plugin-dapr-vcluster-common';
import { HostLedger } from './types';

/** Clocks of portals that share a database differ by less. */
const TOLERANCE_MS = 60_000;

/** Hosts that were counted up to a time that has not come yet: nothing is counted until then. */
export function clockBehind(
  hosts: readonly HostLedger[],
  now: number,
): ClockBehind[] {
  return hosts
    .filter(({ seen }) => seen - now > TOLERANCE_MS)
    .map(({ host, seen }) => ({ host, until: new Date(seen).toISOString() }));
}
