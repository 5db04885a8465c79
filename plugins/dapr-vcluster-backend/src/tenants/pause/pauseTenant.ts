import {
  ObjectOutcome,
  PauseTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { poll, PollOptions } from '../../platform/kubernetes';
import { PAUSE_MARKS } from '../../inventory/model/pauseMarks';
import { deleteTargets } from '../deletion/deleteTargets';
import { outcomesOf } from '../deletion/deletionTarget';
import { LiveTenant } from '../live/LiveTenant';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { changeWorkload } from './changeWorkload';
import {
  ControlPlane,
  findControlPlane,
  isMarkedPaused,
  outcomeOfPart,
  Part,
  replicasOf,
  Workload,
} from './controlPlane';
import { findPods } from './pods';
import { refuseScaledDown, refuseUnproved } from './states';

/** How to pause. */
export type PauseOptions = {
  dryRun: boolean;
  polling: PollOptions;
  /** RFC 3339 time that it is marked with; default now. */
  date?: string;
  signal?: AbortSignal;
};

type Result = Omit<PauseTenantResult, 'id'>;

/**
 * Pauses as the vcluster CLI does: scales the control plane to zero and marks it, waits until it is down, since a syncer
 * that runs would copy the pods again, then deletes the pods it has copied. Goes on where an earlier call has stopped.
 *
 * @throws ConflictError for a tenant that was scaled to zero by hand, replaced, or resumed meanwhile
 */
export async function pauseTenant(
  tenant: LiveTenant,
  { dryRun, polling, date, signal }: PauseOptions,
): Promise<Result> {
  const { client } = tenant.host;
  const wait = { ...polling, until: Date.now() + polling.timeoutMs, signal };
  const controlPlane = await findControlPlane(client, tenant.ref);
  if (controlPlane.parts.length === 0) {
    refuseUnproved(tenant);
  }
  if (controlPlane.parts.every(isScaledByHand)) {
    refuseScaledDown(tenant, 'paused');
  }
  await assertSameNamespace(client, tenant.namespace);
  const objects = await scaleDown(tenant, controlPlane, { dryRun, date });
  if (dryRun) {
    const { targets, left } = await findPods(client, tenant.ref);
    return {
      outcome: 'dry-run',
      objects: [...objects, ...outcomesOf(targets, 'would-delete')],
      remaining: [...controlPlane.left, ...left],
    };
  }
  const running = await awaitDown(tenant, polling, signal);
  if (running.length > 0) {
    return { outcome: 'pausing', objects, remaining: running };
  }
  await assertStillPaused(tenant);
  const pods = await findPods(client, tenant.ref);
  const { deleted, remaining } = await deleteTargets(
    client,
    pods.targets,
    wait,
  );
  const done = [...objects, ...outcomesOf(deleted, 'deleted')];
  const left = [...controlPlane.left, ...pods.left];
  if (remaining.length > 0) {
    const all = [...left, ...remaining];
    return { outcome: 'pausing', objects: done, remaining: all };
  }
  const isChanged = done.some(({ outcome }) => outcome !== 'unchanged');
  const outcome = isChanged ? 'paused' : 'unchanged';
  return { outcome, objects: done, remaining: left };
}

function isScaledByHand({ workload }: Part): boolean {
  return !isMarkedPaused(workload) && replicasOf(workload) === 0;
}

async function scaleDown(
  { host }: LiveTenant,
  { parts }: ControlPlane,
  { dryRun, date }: Pick<PauseOptions, 'dryRun' | 'date'>,
): Promise<ObjectOutcome[]> {
  const objects: ObjectOutcome[] = [];
  for (const part of parts) {
    const isChanged = await changeWorkload(
      host.client,
      part,
      workload => pauseOf(workload, date),
      { dryRun },
    );
    const change = dryRun ? 'would-change' : 'changed';
    objects.push(outcomeOfPart(part, isChanged ? change : 'unchanged'));
  }
  return objects;
}

/** One that has no replicas anyway is not marked: resuming would give it some. */
function pauseOf(workload: Workload, date = new Date().toISOString()) {
  const replicas = replicasOf(workload);
  if (replicas === 0) {
    return undefined;
  }
  const { annotations = {} } = workload.metadata;
  // Marked, but scaled up by somebody since: the number that is written down stays.
  const before = isMarkedPaused(workload)
    ? annotations[PAUSE_MARKS.replicas]
    : undefined;
  return {
    metadata: {
      annotations: {
        [PAUSE_MARKS.paused]: 'true',
        [PAUSE_MARKS.replicas]: before ?? String(replicas),
        [PAUSE_MARKS.date]: date,
      },
    },
    spec: { replicas: 0 },
  };
}

/** Waits until no replica is left; gives those of which some are. */
async function awaitDown(
  { host, ref }: LiveTenant,
  polling: PollOptions,
  signal?: AbortSignal,
): Promise<ObjectOutcome[]> {
  let running: Part[] = [];
  await poll(
    async () => {
      const { parts } = await findControlPlane(host.client, ref);
      running = parts.filter(({ workload }) => workload.status?.replicas);
      return running.length === 0 ? true : undefined;
    },
    polling,
    signal,
  );
  return running.map(part =>
    outcomeOfPart(part, 'left', 'Its pods have not ended yet'),
  );
}

/** The pods of a tenant that somebody has resumed, or created again, meanwhile are not touched. */
async function assertStillPaused(tenant: LiveTenant): Promise<void> {
  const { client } = tenant.host;
  await assertSameNamespace(client, tenant.namespace);
  const { parts } = await findControlPlane(client, tenant.ref);
  if (parts.some(({ workload }) => isMarkedPaused(workload))) {
    return;
  }
  throw conflict(
    `tenant "${tenant.ref.name}" was resumed while it was being paused`,
    { field: 'tenant', fix: 'Look at it, then pause it again.' },
  );
}
