import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same pid. */
export type Identity = { pid: number; startTime: string };

/** Fields of /proc/<pid>/stat after the command's name, which may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const STATE = 0;
const START_TIME = 19;

/** Identity of a running process. */
export function identityOf(pid: number): Identity {
  return { pid, startTime: statFields(pid)?.[START_TIME] ?? '' };
}

/** Whether that very process still runs (a zombie does not). */
export function isAlive(identity: Identity): boolean {
  const fields = statFields(identity.pid);
  return (
    fields !== undefined &&
    fields[STATE] !== 'Z' &&
    fields[START_TIME] === identity.startTime
  );
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** Ends a process and its group: SIGTERM, and SIGKILL when it has not gone after ten seconds. */
export async function stopGroup(identity: Identity): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(identity)) {
      return;
    }
    process.kill(-identity.pid, signal);
    const deadline = Date.now() + patienceMs;
    while (isAlive(identity) && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
