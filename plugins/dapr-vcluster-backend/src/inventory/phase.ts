import {
  ANNOTATION_DELETING,
  TenantPhase,
} from 'backstage-plugin-dapr-vcluster-common';
import { PodItem, ReleaseItem } from './model/model';
import { HostState } from './model/hostState';
import { isKnown } from './model/sources';
import { syncersOf } from './model/syncers';
import { Placement } from './model/placement';

/** A phase and, for any but ready, one sentence why. */
export type PhaseAndReason = { phase: TenantPhase; reason?: string };

/** Phase of a tenant; the first rule that fits wins. */
export function phaseOf(
  placement: Placement,
  state: HostState,
): PhaseAndReason {
  return (
    leaving(placement) ??
    withoutWorkload(placement, state) ??
    atRest(placement) ??
    running(placement, state)
  );
}

function leaving({
  own,
  workload,
  release,
}: Placement): PhaseAndReason | undefined {
  const since =
    own?.deletingSince ??
    own?.annotations[ANNOTATION_DELETING] ??
    workload?.deletingSince ??
    release?.deletingSince;
  return since === undefined
    ? undefined
    : { phase: 'deleting', reason: `It is being deleted since ${since}.` };
}

function withoutWorkload(
  { workload, release, mapped }: Placement,
  state: HostState,
): PhaseAndReason | undefined {
  if (workload) {
    return undefined;
  }
  if (
    !isKnown(state, 'statefulsets.apps') ||
    !isKnown(state, 'deployments.apps')
  ) {
    return {
      phase: 'unknown',
      reason: 'The workloads of the host cannot be seen.',
    };
  }
  if (release) {
    return (
      failedRelease(release) ?? {
        phase: 'starting',
        reason: 'The vcluster is being installed.',
      }
    );
  }
  if (mapped.length > 0) {
    return {
      phase: 'orphaned',
      reason: `Its vcluster is gone, but ${mapped.length} of its namespaces are still on the host.`,
    };
  }
  return { phase: 'starting', reason: 'Nothing has been installed yet.' };
}

function atRest({ workload }: Placement): PhaseAndReason | undefined {
  if (!workload) {
    return undefined;
  }
  if (workload.paused) {
    const since = workload.pausedAt ? ` since ${workload.pausedAt}` : '';
    return { phase: 'paused', reason: `It is paused${since}.` };
  }
  if (workload.sleeping) {
    return { phase: 'sleeping', reason: 'It sleeps until somebody uses it.' };
  }
  return workload.replicas === 0
    ? { phase: 'scaled-down', reason: 'It is scaled to zero replicas.' }
    : undefined;
}

function running(placement: Placement, state: HostState): PhaseAndReason {
  const { workload, release, ref } = placement;
  if (workload && workload.readyReplicas > 0) {
    return { phase: 'ready' };
  }
  const pods = syncersOf(ref, state);
  const broken = pods.find(({ problem }) => problem);
  if (broken) {
    return {
      phase: 'failed',
      reason: `Pod ${broken.name} does not run: ${broken.problem}.`,
    };
  }
  return (
    (release && failedRelease(release)) ?? {
      phase: 'starting',
      reason: startingReason(pods),
    }
  );
}

function startingReason(pods: readonly PodItem[]): string {
  const [pod] = pods;
  if (!pod) {
    return 'Its control plane has no pod yet.';
  }
  return pod.phase === 'Running'
    ? `Pod ${pod.name} runs but is not ready yet.`
    : `Pod ${pod.name} is ${(pod.phase ?? 'not started').toLowerCase()}.`;
}

function failedRelease(release: ReleaseItem): PhaseAndReason | undefined {
  if (release.outdated) {
    return undefined;
  }
  const holds = (type: string, status: string) =>
    release.conditions.find(
      condition => condition.type === type && condition.status === status,
    );
  const failure =
    holds('Stalled', 'True') ??
    (holds('Reconciling', 'True') ? undefined : holds('Ready', 'False'));
  return (
    failure && {
      phase: 'failed',
      reason: [failure.reason ?? failure.type, failure.message]
        .filter(Boolean)
        .join(': '),
    }
  );
}
