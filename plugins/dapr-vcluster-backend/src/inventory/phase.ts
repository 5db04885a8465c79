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
      failedRelease(release) ??
      idleRelease(release, now) ?? {
        phase: 'starting',
        reason: 'The vcluster is being installed.',
      }
    );
  }
  if (mapped.length > 0) {
    return {
      phase: 'orphaned',
      reason: `Its vcluster is gone, but ${mapped.length} of its namespaces ${
        mapped.length === 1 ? 'is' : 'are'
      } still on the host.`,
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
  const installed = own?.annotations[ANNOTATION_INSTALLED];
  if (!installed && !areResourcesSeen(state)) {
    return {
      phase: 'unknown',
      reason:
        'No vcluster is seen, and whether Dapr resources are left of an earlier one cannot be seen.',
    };
  }
  return {
    phase: 'starting',
    reason: installed
      ? `It was installed at ${installed}, and its vcluster is not seen yet.`
      : 'Nothing has been installed yet.',
  };
}

/** A release that was just created can come later than its namespace: kinds come by streams of their own. */
const STREAMS_MS = 60_000;

/**
 * Known by the mark of the portal, or by Dapr resources, which uninstalling leaves. What was registered was there before
 * it was: its mark needs no time to be proof.
 */
function wasInstalled(
  own: NamespaceItem,
  state: HostState,
  now: Date,
): boolean {
  const { annotations } = own;
  const mark = annotations[ANNOTATION_INSTALLED];
  // A mark that is no time, or lies ahead, was set once, whenever that was.
  const isYoung =
    Math.abs(now.getTime() - Date.parse(mark ?? '')) <= STREAMS_MS;
  return (
    annotations[ANNOTATION_ADOPTED] !== undefined ||
    (mark !== undefined && !isYoung) ||
    DAPR_KINDS.some(kind =>
      allItems(state, daprCrdName(kind)).some(
        ({ namespace }) => namespace === own.name,
      ),
    )
  );
}

/** A kind of Dapr that the host does not have has no resources. */
function areResourcesSeen(state: HostState): boolean {
  return DAPR_KINDS.map(daprCrdName).every(
    kind => isKnown(state, kind) || state.sources[kind]?.state === 'missing',
  );
}

/** A time without seconds; the mark is anybody's, and may be no time. */
function readable(text: string): string {
  const time = /T/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time)
    ? text
    : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function atRest({ workload }: Placement): PhaseAndReason | undefined {
  if (!workload) {
    return undefined;
  }
  if (workload.paused) {
    const since = workload.pausedAt
      ? ` since ${readable(workload.pausedAt)}`
      : '';
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

/** A release whose vcluster is not there, and that does not install it either. */
function idleRelease(
  { suspended, outdated, conditions }: ReleaseItem,
  now: Date,
): PhaseAndReason | undefined {
  if (suspended) {
    return {
      phase: 'failed',
      reason:
        'Its release is suspended, so that nothing installs the vcluster; resume the release, or delete the tenant.',
    };
  }
  const ready = conditions.find(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  const since = ready?.lastTransitionTime;
  // Objects come by streams of their own.
  return !outdated &&
    since !== undefined &&
    now.getTime() - Date.parse(since) > STREAMS_MS
    ? {
        phase: 'failed',
        reason: `Its release is ready since ${since}, but its control plane is not on the host: it was deleted or uninstalled there. Reconcile the release, or delete the tenant.`,
      }
    : undefined;
}

function failedRelease({ failure }: ReleaseItem): PhaseAndReason | undefined {
  return (
    failure && {
      phase: 'failed',
      reason: [failure.reason, failure.message].filter(Boolean).join(': '),
    }
  );
}
