import {
  ANNOTATION_ADOPTED,
  ANNOTATION_DELETING,
  ANNOTATION_INSTALLED,
  DAPR_KINDS,
  daprCrdName,
  TenantPhase,
} from 'backstage-plugin-dapr-vcluster-common';
import { NamespaceItem, PodItem, ReleaseItem } from './model/model';
import { allItems, HostState } from './model/hostState';
import { isKnown } from './model/sources';
import { syncersOf } from './model/syncers';
import { Placement } from './model/placement';

/** A phase and, for any but ready, one sentence why. */
export type PhaseAndReason = { phase: TenantPhase; reason?: string };

/** Phase of a tenant; the first rule that fits wins. */
export function phaseOf(
  placement: Placement,
  state: HostState,
  now: Date,
): PhaseAndReason {
  return (
    leaving(placement) ??
    withoutWorkload(placement, state, now) ??
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
  { own, workload, release, mapped }: Placement,
  state: HostState,
  now: Date,
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
  if (own && wasInstalled(own, state, now)) {
    const isAdopted = own.annotations[ANNOTATION_ADOPTED] !== undefined;
    return {
      phase: 'orphaned',
      reason: `Its vcluster was uninstalled, but its namespace is still on the host. Delete the tenant, or ${
        isAdopted ? 'release it' : 'create it again with the same values'
      }.`,
    };
  }
  return { phase: 'starting', reason: 'Nothing has been installed yet.' };
}

/** A release that was just created can come later than its namespace: kinds come by streams of their own. */
const STREAMS_MS = 60_000;

/** Known by the mark of the portal, or by Dapr resources, which uninstalling leaves. */
function wasInstalled(
  own: NamespaceItem,
  state: HostState,
  now: Date,
): boolean {
  const { annotations } = own;
  const installed = Date.parse(
    annotations[ANNOTATION_INSTALLED] ?? annotations[ANNOTATION_ADOPTED] ?? '',
  );
  return (
    installed + STREAMS_MS < now.getTime() ||
    DAPR_KINDS.some(kind =>
      allItems(state, daprCrdName(kind)).some(
        ({ namespace }) => namespace === own.name,
      ),
    )
  );
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
