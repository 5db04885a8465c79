import { BACKUP_CASES } from './backup';
import { BURST_CASE } from './burst';
import { CLOCK_CASES } from './clocks';
import { CONNECTION_CASES } from './connection';
import { CYCLES_CASE } from './cycles';
import { FaultCase } from './FaultCase';
import { LIFECYCLE_CASES } from './lifecycle';
import { RIGHTS_CASES } from './rights';

/** Faults of a real API server; each but the last leaves the hosts as well as it found them. */
export const FAULT_CASES: FaultCase[] = [
  ...CONNECTION_CASES,
  ...BACKUP_CASES,
  ...RIGHTS_CASES,
  ...CLOCK_CASES,
  BURST_CASE,
  CYCLES_CASE,
  ...LIFECYCLE_CASES,
];
