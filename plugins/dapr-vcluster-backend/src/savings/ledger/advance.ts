import { isEqual } from 'lodash';
import { factsOf, Timeline } from './Timeline';
import {
  Cause,
  ClosedInterval,
  HostLedger,
  Observation,
  OpenInterval,
  SeenTenant,
} from './types';

/** A host that was not seen for longer than this has a gap. */
export const GAP_MS = 20 * 60_000;

/** What an update writes: the host, intervals that ended, and those that are open now. */
export type Update = {
  host: HostLedger;
  closed: ClosedInterval[];
  open: OpenInterval[];
};

/**
 * Brings the ledger of a host forward to what is seen of it now; pure.
 *
 * The first time, intervals begin at the creation of each tenant, marked as back-filled. From then on a change counts from its
 * own time where the cluster tells it (creation, pause), else from now; a tenant that is gone counts up to when it was last seen.
 * Time that nobody has seen is a gap and counts for nothing. Undefined when the clock went back: nothing is counted until it
 * has passed the time last seen.
 */
export function advance(
  host: HostLedger | undefined,
  open: readonly OpenInterval[],
  observation: Observation,
  newId?: () => string,
): Update | undefined {
  const { now, tenants, shared } = observation;
  if (!host) {
    return result(begin(observation, newId));
  }
  if (now < host.seen) {
    return undefined;
  }
  const timeline = new Timeline(host, open, newId);
  const seen = new Map(tenants.map(tenant => [tenant.uid, tenant]));
  open
    .filter(({ uid }) => !seen.has(uid))
    .forEach(({ uid }) => timeline.close(uid));
  if (now - host.seen > GAP_MS) {
    timeline.skip(now);
    timeline.share(shared(tenants.length));
    tenants.forEach(tenant => timeline.begin(tenant, 'after-gap'));
    return result(timeline);
  }
  const before = new Map(open.map(each => [each.uid, each]));
  const changes = tenants
    .flatMap(tenant => changeOf(before.get(tenant.uid), tenant, host.seen, now))
    .sort((a, b) => a.at - b.at);
  for (const { at, cause, tenant } of changes) {
    timeline.advance(at);
    timeline.close(tenant.uid);
    timeline.begin(tenant, cause);
  }
  timeline.advance(now);
  const next = shared(tenants.length);
  if ((next === null) !== (timeline.host.shared === null)) {
    // Amounts before and after are not of one kind: known and unknown.
    timeline.open.forEach(({ uid }) => timeline.close(uid));
    timeline.share(next);
    tenants.forEach(tenant => timeline.begin(tenant, 'changed'));
  }
  timeline.share(next);
  return result(timeline);
}

type Change = { at: number; cause: Cause; tenant: SeenTenant };

function changeOf(
  before: OpenInterval | undefined,
  tenant: SeenTenant,
  seen: number,
  now: number,
): Change[] {
  if (!before) {
    const { createdAt = now } = tenant;
    if (tenant.wasElsewhere) {
      return [{ at: now, cause: 'found', tenant }];
    }
    const isNew = createdAt >= seen && createdAt <= now;
    return [
      {
        at: clamp(createdAt, seen, now),
        cause: isNew ? 'created' : 'found',
        tenant,
      },
    ];
  }
  if (isEqual(factsOf(before), factsOf(tenant))) {
    return [];
  }
  const pauses = before.state === 'running' && tenant.state === 'stopped';
  const resumes = before.state === 'stopped' && tenant.state === 'running';
  const { pausedAt = now } = tenant;
  const otherwise = resumes ? 'resumed' : 'changed';
  return [
    {
      at: pauses && pausedAt >= seen && pausedAt <= now ? pausedAt : now,
      cause: pauses ? 'paused' : otherwise,
      tenant,
    },
  ];
}

/** The first view of a host: back to the creation of each tenant, running until it was paused. */
function begin(
  { host, now, tenants, shared }: Observation,
  newId?: () => string,
): Timeline {
  const changes = tenants
    .flatMap((tenant): Change[] => {
      const { createdAt = now, pausedAt = now, state } = tenant;
      const from = tenant.wasElsewhere ? now : Math.min(createdAt, now);
      const pause = clamp(pausedAt, from, now);
      return state === 'stopped' && pause > from
        ? [
            {
              at: from,
              cause: 'created',
              tenant: {
                ...tenant,
                state: 'running',
                rates: tenant.runningRates,
              },
            },
            { at: pause, cause: 'paused', tenant },
          ]
        : [{ at: from, cause: 'created', tenant }];
    })
    .sort((a, b) => a.at - b.at);
  const timeline = new Timeline(
    {
      host,
      seen: changes[0]?.at ?? now,
      clusterSum: 0,
      planesSum: 0,
      shared: shared(1),
    },
    [],
    newId,
  );
  timeline.backfill(true);
  let present = 0;
  for (const { at, cause, tenant } of changes) {
    timeline.advance(at);
    present += cause === 'created' ? 1 : 0;
    timeline.close(tenant.uid);
    timeline.share(shared(present));
    timeline.begin(tenant, cause);
  }
  timeline.advance(now);
  timeline.backfill(false);
  timeline.open.forEach(({ uid }) => timeline.close(uid));
  tenants.forEach(tenant => timeline.begin(tenant, 'found'));
  timeline.share(shared(tenants.length));
  return timeline;
}

function result(timeline: Timeline): Update {
  return {
    host: timeline.host,
    closed: timeline.closed,
    open: timeline.open,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
