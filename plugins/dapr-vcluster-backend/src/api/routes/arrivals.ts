import {
  Known,
  Tenant,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { revisionOf } from '../../inventory/revision';
import { TenantIndex, TenantSnapshot } from '../../inventory/TenantIndex';
import {
  Arrival,
  Arrivals,
  countsWithArrival,
  withArrival,
} from '../../inventory/vcluster';

/** A tenant is answered from memory: its vcluster may add to that, and not hold it up. */
const PATIENCE_MS = 1_000;
/** Reads that one list of tenants may cause. */
const MAX_SUSPECTS = 4;

const NOT_YET: Known<Arrival> = {
  state: 'unknown',
  reason: 'The vcluster has not answered yet.',
};

/** A tenant in full, with what its vcluster shows of pods that did not reach the host. */
export async function tenantWithArrival(
  snapshot: TenantSnapshot,
  arrivals: Arrivals,
): Promise<Tenant> {
  const { tenant, revision } = snapshot;
  const arrival = arrivals.current(snapshot) ?? (await ask(snapshot, arrivals));
  const { freshness: _, ...shown } = withArrival(tenant, arrival);
  const { counts, findings } = shown;
  const freshness = snapshot.freshness(
    revisionOf([revision, counts, findings, arrival.state]),
  );
  return { ...shown, freshness };
}

async function ask(
  snapshot: TenantSnapshot,
  arrivals: Arrivals,
): Promise<Known<Arrival>> {
  const before = arrivals.remembered(snapshot.tenant.ref);
  const reading = arrivals.read(snapshot);
  if (before?.state === 'unknown') {
    // A vcluster that did not answer a moment ago holds up the first caller only. It is unknown again if that fails.
    reading.catch(() => undefined);
    return before;
  }
  return soon(reading);
}

/** A row with what is remembered of its vcluster; no list reads one. */
export function rowWithArrival(
  row: TenantSummary,
  arrivals: Arrivals,
): TenantSummary {
  const counts = countsWithArrival(row.counts, arrivals.remembered(row.ref));
  return { ...row, counts };
}

/**
 * Reads the vclusters of some tenants whose quota is full, so that the next list can tell how many pods that keeps from the
 * host.
 */
export function readSuspects(
  rows: readonly TenantSummary[],
  { arrivals, index }: { arrivals: Arrivals; index: TenantIndex },
): void {
  const suspects = rows.filter(
    ({ ref, quotaFull, phase }) =>
      quotaFull !== undefined &&
      phase === 'ready' &&
      arrivals.remembered(ref) === undefined,
  );
  for (const { ref } of suspects.slice(0, MAX_SUSPECTS)) {
    const snapshot = index.snapshot(ref);
    if (snapshot) {
      // What cannot be read is an answer too; nothing is thrown.
      arrivals.read(snapshot).catch(() => undefined);
    }
  }
}

async function soon(answer: Promise<Known<Arrival>>): Promise<Known<Arrival>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Known<Arrival>>(resolve => {
    timer = setTimeout(() => resolve(NOT_YET), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
