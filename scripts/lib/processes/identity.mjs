import { readFileSync } from 'node:fs';

/**
 * A process that cannot be mistaken for a later one with the same pid.
 *
 * @typedef {{pid: number, startTime: string}} Identity
 */

const STATE = 0;
const START_TIME = 19;

/**
 * Fields of /proc/<pid>/stat after the command's name, which may hold spaces.
 *
 * @param {number} pid
 * @returns {string[] | undefined}
 */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/**
 * Identity of a running process; Linux only.
 *
 * @param {number} pid
 * @returns {Identity}
 */
export function identityOf(pid) {
  return { pid, startTime: statFields(pid)?.[START_TIME] ?? '' };
}

/**
 * Whether that very process still runs (a zombie does not).
 *
 * @param {Identity} identity
 * @returns {boolean}
 */
export function isAlive({ pid, startTime }) {
  const fields = statFields(pid);
  return (
    fields !== undefined &&
    fields[STATE] !== 'Z' &&
    fields[START_TIME] === startTime
  );
}

/**
 * Resident memory of a process in MB.
 *
 * @param {number} pid
 * @returns {number}
 */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
