import type { ContainerStatus } from 'dapr-vcluster-kube-sim/controller-runtime';
import { constants } from 'node:os';

/** How a process ended. */
export type Ending = {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Whether the kernel ended it because it used more memory than it may. */
  outOfMemory: boolean;
  /** Unix time in milliseconds. */
  startedAt: number;
};

/** `terminated` of a container as a kubelet writes it. */
export function terminated({
  code,
  signal,
  outOfMemory,
  startedAt,
}: Ending): NonNullable<ContainerStatus['state']['terminated']> {
  const exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  const reason = exitCode === 0 ? 'Completed' : 'Error';
  return {
    exitCode,
    reason: outOfMemory ? 'OOMKilled' : reason,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date().toISOString(),
  };
}
