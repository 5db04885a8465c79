import {
  ObjectOutcome,
  ResumeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { PAUSE_MARKS } from '../../inventory/model/pauseMarks';
import { LiveTenant } from '../live/LiveTenant';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { changeWorkload } from './changeWorkload';
import {
  findControlPlane,
  isMarkedPaused,
  outcomeOfPart,
  replicasOf,
  Workload,
} from './controlPlane';
import { refuseScaledDown, refuseUnproved } from './states';

/** Far more than any control plane has: a number above it is not believed. */
const MAX_REPLICAS = 100;

/**
 * Resumes what the vcluster CLI or the portal has paused: restores the replicas, removes the marks.
 *
 * @throws ConflictError for a tenant that was scaled to zero by hand, or replaced meanwhile
 */
export async function resumeTenant(
  tenant: LiveTenant,
  { dryRun }: { dryRun: boolean },
): Promise<Omit<ResumeTenantResult, 'id'>> {
  const { client } = tenant.host;
  const { parts, left } = await findControlPlane(client, tenant.ref);
  if (parts.length === 0) {
    refuseUnproved(tenant);
  }
  const isPaused = parts.some(({ workload }) => isMarkedPaused(workload));
  if (!isPaused && parts.every(({ workload }) => replicasOf(workload) === 0)) {
    refuseScaledDown(tenant, 'resumed');
  }
  await assertSameNamespace(client, tenant.namespace);
  const objects: ObjectOutcome[] = [];
  // The API server and etcd of older charts come back first: the syncer waits for them.
  for (const part of [...parts].reverse()) {
    const isChanged = await changeWorkload(client, part, resumeOf, { dryRun });
    const change = dryRun ? 'would-change' : 'changed';
    objects.push(outcomeOfPart(part, isChanged ? change : 'unchanged'));
  }
  if (dryRun) {
    return { outcome: 'dry-run', objects: [...objects, ...left] };
  }
  const isChanged = objects.some(({ outcome }) => outcome === 'changed');
  const outcome = isChanged ? 'resumed' : 'unchanged';
  return { outcome, objects: [...objects, ...left] };
}

function resumeOf(workload: Workload) {
  if (!isMarkedPaused(workload)) {
    return undefined;
  }
  const { annotations = {} } = workload.metadata;
  return {
    metadata: {
      annotations: Object.fromEntries(
        Object.values(PAUSE_MARKS).map(mark => [mark, null]),
      ),
    },
    spec: { replicas: replicasBefore(annotations[PAUSE_MARKS.replicas]) },
  };
}

/** As the CLI reads it: one, where no usable number is written down. */
function replicasBefore(text = ''): number {
  const replicas = /^\d{1,3}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(replicas, 1), MAX_REPLICAS);
}
