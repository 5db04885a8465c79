import { setTimeout as sleep } from 'node:timers/promises';
import {
  ANNOTATION_SYNC_REPORT,
  COMPONENT_SYNCER,
  LABEL_SYNC_LEASE,
  replicaReportSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, leaseNamespace, SyncerMode } from '../platform/hosts';

/** Whether a Component syncer copies on a host, as its Leases say. */
export type SyncerState = {
  mode: SyncerMode;
  /** `unknown`: the Leases cannot be read. */
  state: 'running' | 'not-running' | 'unknown';
  /** Why it is not running, or not known. */
  reason?: string;
  /** Of the replicas that are alive, each once. */
  versions: string[];
};

type Lease = KubeObject & {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    renewTime?: string;
  };
};

/** A clock may be off by so much before it is not asked. */
const CLOCK_MS = 5_000;
/** A replica renews its Lease more often than that. */
const LOOK_AGAIN_MS = 3_000;
const DURATION_SECONDS = 12;

/**
 * Tells whether a Component syncer copies on a host. A Lease that looks too old is looked at again: one that changes
 * meanwhile is alive, whatever the clocks say.
 */
export async function readSyncerState(
  host: Pick<HostHandle, 'client' | 'componentSyncer' | 'dapr' | 'name'>,
  lookAgainMs = LOOK_AGAIN_MS,
): Promise<SyncerState> {
  const { mode } = host.componentSyncer;
  if (mode === 'off') {
    const reason = `daprVcluster.componentSyncer is off for host "${host.name}"`;
    return { mode, state: 'not-running', reason, versions: [] };
  }
  try {
    const before = await readLeases(host);
    const fresh = aliveByClock(before);
    if (copies(before, fresh)) {
      return running(mode, fresh);
    }
    await sleep(before.length > 0 ? lookAgainMs : 0);
    const after = await readLeases(host);
    const alive = [
      ...new Set([...changedLeases(before, after), ...aliveByClock(after)]),
    ];
    return copies(after, alive)
      ? running(mode, alive)
      : {
          mode,
          state: 'not-running',
          reason: `no live Lease of a Component syncer is in namespace "${leaseNamespace(
            host,
          )}" of the host`,
          versions: [],
        };
  } catch (error) {
    const reason = `its Leases cannot be read: ${(error as Error).message}`;
    return { mode, state: 'unknown', reason, versions: [] };
  }
}

async function readLeases(
  host: Pick<HostHandle, 'client' | 'componentSyncer' | 'dapr'>,
): Promise<Lease[]> {
  const { items } = await host.client.list<Lease>(RESOURCES.leases, {
    namespace: leaseNamespace(host),
    labelSelector: `${LABEL_SYNC_LEASE} in (installation,replica)`,
  });
  return items.filter(({ metadata }) =>
    metadata.name.startsWith(COMPONENT_SYNCER),
  );
}

function aliveByClock(leases: Lease[]): Lease[] {
  return leases.filter(({ spec }) => {
    const { renewTime = '', leaseDurationSeconds = DURATION_SECONDS } =
      spec ?? {};
    const age = Date.now() - Date.parse(renewTime);
    return age > -CLOCK_MS && age < leaseDurationSeconds * 1_000;
  });
}

function changedLeases(before: Lease[], after: Lease[]): Lease[] {
  const marks = new Map(before.map(each => [each.metadata.name, markOf(each)]));
  return after.filter(each => marks.get(each.metadata.name) !== markOf(each));
}

function markOf({ metadata, spec }: Lease): string {
  return `${metadata.uid} ${spec?.renewTime}`;
}

/** An installation holds the host, and one of its replicas lives. */
function copies(all: Lease[], alive: Lease[]): boolean {
  const isInstallation = ({ metadata }: Lease) =>
    metadata.name === COMPONENT_SYNCER;
  return (
    all.some(isInstallation) &&
    alive.some(isInstallation) &&
    alive.some(each => !isInstallation(each))
  );
}

function running(mode: SyncerMode, alive: Lease[]): SyncerState {
  const versions = alive.flatMap(({ metadata }) => {
    const text = metadata.annotations?.[ANNOTATION_SYNC_REPORT];
    return text === undefined ? [] : versionIn(text);
  });
  return { mode, state: 'running', versions: [...new Set(versions)].sort() };
}

function versionIn(text: string): string[] {
  try {
    const report = replicaReportSchema.safeParse(JSON.parse(text));
    return report.success ? [report.data.version] : [];
  } catch {
    return [];
  }
}
