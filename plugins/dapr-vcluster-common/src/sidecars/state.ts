import { SidecarState } from '../contract';
import { Finding } from '../findings';
import { ContainerStatus, DaprdContainer } from './types';

/** What a diagnosis says: the state, one sentence, and what to do about it. */
export type Diagnosis = {
  state: SidecarState;
  summary: string;
  findings: Finding[];
};

const IMAGE_REASONS = ['ImagePullBackOff', 'ErrImagePull', 'InvalidImageName'];

/** State of an injected sidecar, read from its container's status. */
export function diagnoseDaprd(daprd: DaprdContainer): Diagnosis {
  const { status } = daprd;
  if (!status) {
    return plain('pending', 'daprd is waiting to be scheduled or pulled.');
  }
  if (status.waiting) return diagnoseWaiting(status, daprd);
  if (status.terminated) {
    const { reason = 'Error', exitCode } = status.terminated;
    return failing('failed', `daprd has ended: ${reason}${code(exitCode)}.`, {
      ruleId: 'sidecar/ended',
      fix: 'Look at the log of container daprd on the host pod, then start the pod anew.',
      evidence: status,
    });
  }
  if (!status.ready) return diagnoseNotReady(status, daprd);
  return plain(
    'ready',
    status.restarts > 0
      ? `Ready, after ${status.restarts} restarts.`
      : 'Ready.',
  );
}

function diagnoseWaiting(
  status: ContainerStatus,
  daprd: DaprdContainer,
): Diagnosis {
  const reason = status.waiting ?? '';
  if (IMAGE_REASONS.includes(reason)) {
    return failing('failed', `The image ${daprd.image} cannot be pulled.`, {
      ruleId: 'sidecar/image',
      fix: 'Check the annotation dapr.io/sidecar-image and that the host can reach the registry.',
      evidence: status,
    });
  }
  if (reason === 'CreateContainerConfigError') {
    return failing('failed', 'A Secret that daprd needs is missing.', {
      ruleId: 'sidecar/missing-secret',
      fix: 'Create the Secret named by dapr.io/api-token-secret, app-token-secret or env-from-secret, and let it be synced to the host.',
      evidence: status,
    });
  }
  if (reason === 'CrashLoopBackOff') return diagnoseCrash(status, daprd);
  return plain('pending', `daprd is waiting: ${reason}.`);
}

function diagnoseCrash(
  status: ContainerStatus,
  daprd: DaprdContainer,
): Diagnosis {
  const summary = `daprd keeps ending${code(
    status.last?.exitCode,
  )} and is started again and again.`;
  if (status.last?.reason === 'OOMKilled') {
    return failing('crash-loop', 'daprd runs out of memory.', {
      ruleId: 'sidecar/out-of-memory',
      fix: 'Raise the annotation dapr.io/sidecar-memory-limit.',
      evidence: status,
    });
  }
  return failing('crash-loop', summary, {
    ruleId: 'sidecar/crash-loop',
    fix: daprd.config
      ? `Look at the log of daprd: a Dapr Component that fails to start, or Configuration "${daprd.config}" missing in its host namespace, are the usual causes.`
      : 'Look at the log of daprd: a Dapr Component that fails to start, or a control plane it cannot resolve, are the usual causes.',
    evidence: status,
  });
}

function diagnoseNotReady(
  status: ContainerStatus,
  daprd: DaprdContainer,
): Diagnosis {
  const { appPort } = daprd;
  return failing('not-ready', 'daprd runs but is not ready.', {
    ruleId: 'sidecar/not-ready',
    severity: 'warning',
    fix: appPort
      ? `Check that the app listens on port ${appPort}, and that its Dapr Components have started.`
      : 'Check that its Dapr Components have started: the log of daprd names the one it waits for.',
    evidence: status,
  });
}

function plain(state: SidecarState, summary: string): Diagnosis {
  return { state, summary, findings: [] };
}

function failing(
  state: SidecarState,
  summary: string,
  finding: {
    ruleId: string;
    fix: string;
    severity?: 'error' | 'warning';
    evidence: ContainerStatus;
  },
): Diagnosis {
  const { waiting, last, restarts } = finding.evidence;
  const ended = last?.reason && `${last.reason}${code(last.exitCode)}`;
  const evidence = [
    { label: 'Waiting', value: waiting },
    { label: 'Last end', value: ended },
    { label: 'Restarts', value: restarts > 0 ? String(restarts) : undefined },
  ];
  return {
    state,
    summary,
    findings: [
      {
        ruleId: finding.ruleId,
        severity: finding.severity ?? 'error',
        title: summary,
        evidence: evidence.flatMap(({ label, value }) =>
          value ? [{ label, value }] : [],
        ),
        fix: finding.fix,
      },
    ],
  };
}

function code(exitCode: number | undefined): string {
  return exitCode === undefined ? '' : ` (exit code ${exitCode})`;
}
