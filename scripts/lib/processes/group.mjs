import { spawn } from 'node:child_process';
import { pause } from '../time.mjs';

const LOOK_EVERY_MS = 50;

/** How long a killed process may take to end. */
const KILLED_MS = 5_000;

/**
 * The command line that runs a program inside a network namespace.
 *
 * @param {string | undefined} namespace without one, the program runs where this process does
 * @param {string} program
 * @param {string[]} args
 * @returns {[program: string, args: string[]]}
 */
export const inNamespace = (namespace, program, args) =>
  namespace === undefined
    ? [program, args]
    : ['ip', ['netns', 'exec', namespace, program, ...args]];

/**
 * Starts a program as the leader of a process group of its own.
 *
 * @param {{program: string, args: string[], namespace?: string} & Pick<import('node:child_process').SpawnOptions,
 *   'cwd' | 'env' | 'stdio'>} options
 * @returns {import('node:child_process').ChildProcess}
 */
export function startGroup({ program, args, namespace, ...options }) {
  return spawn(...inNamespace(namespace, program, args), {
    ...options,
    detached: true,
  });
}

/**
 * Sends a signal to a program and to all that it started; a group that has ended is left alone.
 *
 * @param {number} pid of the group's leader
 * @param {NodeJS.Signals} name
 */
export function signalGroup(pid, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

/**
 * Ends a program and all that it started: SIGTERM, and SIGKILL for what does not end in time.
 *
 * @param {number} pid of the group's leader
 * @param {{hasEnded: () => boolean, graceMs: number}} options `hasEnded` looks at the leader
 * @returns {Promise<void>}
 */
export async function endGroup(pid, { hasEnded, graceMs }) {
  if (hasEnded()) {
    return;
  }
  for (const [signal, timeoutMs] of /** @type {const} */ ([
    ['SIGTERM', graceMs],
    ['SIGKILL', KILLED_MS],
  ])) {
    signalGroup(pid, signal);
    const deadline = Date.now() + timeoutMs;
    while (!hasEnded() && Date.now() < deadline) {
      await pause(LOOK_EVERY_MS);
    }
    if (hasEnded()) {
      break;
    }
  }
  // The leader has ended; the rest of its group may have outlived it.
  signalGroup(pid, 'SIGKILL');
}
