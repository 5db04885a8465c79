import type { ChildProcess } from 'node:child_process';

/** Whether a process is gone, by itself or by a signal. */
export const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

/** Ends a process, forcibly when it has not gone in time; resolves once it has. */
export async function terminate(
  child: ChildProcess,
  gracePeriodMs: number,
): Promise<void> {
  if (hasEnded(child)) {
    return;
  }
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), gracePeriodMs);
  await ended;
  clearTimeout(forced);
}
