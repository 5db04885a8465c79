import { SidecarState } from 'backstage-plugin-dapr-vcluster-common';
import { ContainerStatus } from '../../inventory/model/sidecarPod';
import { AppEvidence } from './evidence';

/** How long the syncer may take before a missing copy is called out. */
export const GRACE_SECONDS = 30;

/** Reasons for which the kubelet waits although nothing it needs may ever come. */
export const IMAGE_REASONS = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
];
/** A Secret or ConfigMap that the container refers to is not there. */
export const CONFIG_REASON = 'CreateContainerConfigError';
const CRASH_REASON = 'CrashLoopBackOff';

/** State of a sidecar and one sentence, as far as statuses tell: why is for the rules. */
export function stateOf(evidence: AppEvidence): {
  state: SidecarState;
  summary: string;
} {
  const { found, pod, syncError, ageSeconds, unhealthy } = evidence;
  if (found === 'workload') {
    return { state: 'not-injected', summary: 'No sidecar.' };
  }
  if (found === 'virtual') {
    if (syncError) {
      return { state: 'rejected', summary: 'The pod is not on the host.' };
    }
    const waiting = ageSeconds === undefined || ageSeconds < GRACE_SECONDS;
    return waiting
      ? { state: 'pending', summary: 'The pod is on its way to the host.' }
      : {
          state: 'unknown',
          summary: 'The pod is not on the host, and no event says why.',
        };
  }
  if (!pod.daprd) {
    return { state: 'not-injected', summary: 'No sidecar.' };
  }
  const { status } = pod.daprd;
  if (!status) {
    return {
      state: 'pending',
      summary: 'daprd is waiting to be scheduled or pulled.',
    };
  }
  return ofStatus(status, unhealthy);
}

function ofStatus(status: ContainerStatus, unhealthy: string | undefined) {
  const { waiting, terminated, restarts, last } = status;
  if (waiting === CRASH_REASON) {
    const summary = `daprd keeps ending${exitCode(
      last?.exitCode,
    )} and is started again and again.`;
    return { state: 'crash-loop' as const, summary };
  }
  if (waiting) {
    const failed = [...IMAGE_REASONS, CONFIG_REASON].includes(waiting);
    return {
      state: failed ? ('failed' as const) : ('pending' as const),
      summary: `daprd is waiting: ${waiting}.`,
    };
  }
  if (terminated) {
    const { reason = 'Error', exitCode: code } = terminated;
    return {
      state: 'failed' as const,
      summary: `daprd has ended: ${reason}${exitCode(code)}.`,
    };
  }
  if (!status.ready) {
    return {
      state: 'not-ready' as const,
      summary: 'daprd runs but is not ready.',
    };
  }
  if (unhealthy) {
    return {
      state: 'not-ready' as const,
      summary: 'daprd says that it is not healthy.',
    };
  }
  return {
    state: 'ready' as const,
    summary: restarts > 0 ? `Ready, after ${restarts} restarts.` : 'Ready.',
  };
}

/** ` (exit code 1)`, or nothing when it is not known. */
export function exitCode(code: number | undefined): string {
  return code === undefined ? '' : ` (exit code ${code})`;
}
