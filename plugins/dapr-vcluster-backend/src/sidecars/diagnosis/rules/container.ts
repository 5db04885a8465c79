import {
  ContainerStatus,
  DaprdContainer,
} from '../../../inventory/model/sidecarPod';
import { Rule, DiagnosisResult } from '../rule';
import { CONFIG_REASON, exitCode, IMAGE_REASONS } from '../state';

/** What the kubelet reports of a container, for the evidence of any finding about it. */
export function statusEvidence({
  waiting,
  last,
  restarts,
}: ContainerStatus): Record<string, string | undefined> {
  return {
    Waiting: waiting,
    'Last end': last?.reason && `${last.reason}${exitCode(last.exitCode)}`,
    Restarts: restarts > 0 ? String(restarts) : undefined,
  };
}

const onStatus = (
  id: string,
  evaluate: (
    status: ContainerStatus,
    daprd: DaprdContainer,
  ) => DiagnosisResult | undefined,
): Rule => ({
  id: `sidecar/${id}`,
  severity: 'error',
  evaluate: ({ found, pod: { daprd } }) => {
    if (found !== 'host' || !daprd?.status) {
      return undefined;
    }
    const result = evaluate(daprd.status, daprd);
    return (
      result && {
        ...result,
        evidence: { ...result.evidence, ...statusEvidence(daprd.status) },
      }
    );
  },
});

/** What the kubelet itself says is wrong with the container. */
export const CONTAINER_RULES: readonly Rule[] = [
  onStatus('image', ({ waiting = '' }, { image }) =>
    IMAGE_REASONS.includes(waiting)
      ? {
          title: `The image ${image} cannot be pulled.`,
          fix: 'Check the annotation dapr.io/sidecar-image and that the host can reach the registry.',
        }
      : undefined,
  ),
  onStatus('missing-secret', ({ waiting }) =>
    waiting === CONFIG_REASON
      ? {
          title: 'A Secret that daprd needs is missing.',
          fix: 'Create the Secret named by dapr.io/api-token-secret, app-token-secret or env-from-secret, and let it be synced to the host.',
        }
      : undefined,
  ),
  onStatus('out-of-memory', ({ ready, last, terminated }) =>
    !ready && (last ?? terminated)?.reason === 'OOMKilled'
      ? {
          title: 'daprd runs out of memory.',
          fix: 'Raise the annotation dapr.io/sidecar-memory-limit.',
        }
      : undefined,
  ),
];
