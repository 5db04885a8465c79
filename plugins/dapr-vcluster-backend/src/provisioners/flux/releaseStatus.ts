import {
  HostObject,
  ProvisionStatus,
} from 'backstage-plugin-dapr-vcluster-node';

type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
};

type ReleaseStatus = { observedGeneration?: number; conditions?: Condition[] };

/**
 * Progress of a HelmRelease. Flux retries a failed installation by itself: only `Stalled`, or `Ready=False` while
 * nothing is reconciling, is a failure.
 */
export function releaseStatus(release: HostObject): ProvisionStatus {
  const status = (release.status ?? {}) as ReleaseStatus;
  const { generation } = release.metadata as { generation?: number };
  const outdated =
    generation !== undefined &&
    status.observedGeneration !== undefined &&
    status.observedGeneration < generation;
  if (!status.conditions?.length || outdated) {
    return { state: 'pending', reason: 'Flux has not looked at it yet' };
  }
  const holds = (type: string, value: string) =>
    status.conditions?.find(
      condition => condition.type === type && condition.status === value,
    );
  const stalled = holds('Stalled', 'True');
  if (stalled) return { state: 'failed', reason: sentence(stalled) };
  if (holds('Ready', 'True')) return { state: 'ready' };
  const reconciling = holds('Reconciling', 'True');
  const notReady = holds('Ready', 'False');
  if (notReady && !reconciling) {
    return { state: 'failed', reason: sentence(notReady) };
  }
  const waiting = reconciling ?? holds('Ready', 'Unknown') ?? notReady;
  return {
    state: 'pending',
    reason: waiting ? sentence(waiting) : 'Flux has not finished yet',
  };
}

function sentence({ type, reason, message }: Condition): string {
  return [reason ?? type, message].filter(Boolean).join(': ');
}
