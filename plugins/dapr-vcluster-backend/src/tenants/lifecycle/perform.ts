import { JsonObject } from '@backstage/types';
import {
  LifecycleState,
  parseLifecycle,
} from '../../inventory/model/lifecycle';
import { AuditLog } from '../../platform/audit';
import { TenantDeleter, TenantForDeletion } from '../deletion/TenantDeleter';
import { LiveTenant } from '../live/LiveTenant';
import { TenantPauser } from '../pause';
import { Decision, DecisionContext } from './decide';
import { LifecycleNotifier } from './LifecycleNotifier';
import { deletedMessage, expiryMessage } from './messages';
import { ChangeOf, writeLifecycle } from './writeLifecycle';

/** What executing needs. */
export type Execution = {
  audit: AuditLog;
  context: DecisionContext;
  deleter: Pick<TenantDeleter, 'delete'>;
  notifier: LifecycleNotifier;
  pauser: TenantPauser;
  signal?: AbortSignal;
};

/** `unfinished`: the next sweep goes on; `untold`: the owner could not be told. */
export type Executed = 'done' | 'unfinished' | 'untold';

/** What came of a decision, and what the audit log says of it. */
export type Performed = { executed: Executed; meta: JsonObject };

type Doing<Action extends Decision['action']> = Extract<
  Decision,
  { action: Action }
>;

/** Does what was decided with a tenant that is claimed, and gives the claim back. */
export async function perform(
  execution: Execution,
  tenant: LiveTenant,
  decision: Decision,
): Promise<Performed> {
  switch (decision.action) {
    case 'notify':
      return notify(execution, tenant, decision);
    case 'sleep':
      return pause(execution, tenant, handledBy(tenant, decision.event));
    case 'expire':
      return expire(execution, tenant, decision);
    case 'wake':
    case 'resume':
      return resume(execution, tenant, decision);
    case 'pass':
      await finish(tenant, handledBy(tenant, decision.event));
      return { executed: 'done', meta: { outcome: 'left' } };
    case 'delete':
      return remove(execution, tenant);
    default:
      return { executed: 'done', meta: {} };
  }
}

/** A tenant that no caller asks to delete: whether it may be was decided. */
export function asFound(tenant: LiveTenant): TenantForDeletion {
  const { ref, host } = tenant;
  return { ref, host, found: { ...tenant, hasNamespace: true } };
}

/** The state for whoever comes next. */
export function withoutClaim({ claim: _, ...state }: LifecycleState) {
  return state;
}

type StateChange = (
  state: LifecycleState,
  now: Parameters<ChangeOf>[0],
) => LifecycleState;

/** Notes what was done in whatever version the namespace has by now, and gives the claim back. */
function finish({ host, namespace }: LiveTenant, change: StateChange) {
  return writeLifecycle(host.client, namespace, now => ({
    state: withoutClaim(change(now.state, now)),
  }));
}

/** Notes that nothing is left to do of a time of the schedule that was set when that was decided. */
function handledBy({ namespace }: LiveTenant, event: string): StateChange {
  const set = parseLifecycle(namespace.metadata.annotations)?.schedule;
  return state =>
    set ? { ...state, schedule: { since: set.since, handled: event } } : state;
}

async function pause(
  { pauser, signal }: Execution,
  tenant: LiveTenant,
  whenDone: StateChange,
): Promise<Performed> {
  const begun = parseLifecycle(tenant.namespace.metadata.annotations)?.state
    .pause;
  const { outcome, objects, remaining } = await pauser.pause(tenant, {
    dryRun: false,
    date: begun?.date,
    signal,
  });
  const isDone = outcome !== 'pausing';
  await finish(tenant, (state, now) => ({
    ...(isDone ? whenDone(state, now) : state),
    // Somebody may have set another one meanwhile.
    ...(state.pause?.date === begun?.date &&
      state.pause && {
        pause: { ...state.pause, scaled: true, ...(isDone && { done: true }) },
      }),
  }));
  return {
    executed: isDone ? 'done' : 'unfinished',
    meta: { outcome, objects: objects.length, remaining: remaining.length },
  };
}

async function expire(
  execution: Execution,
  tenant: LiveTenant,
  { expiresAt, pauses }: Doing<'expire'>,
): Promise<Performed> {
  const expiredSince = execution.context.now.toISOString();
  const expired: StateChange = (state, now) => ({
    ...state,
    // Extended while it was being paused: the next decision resumes it.
    ...(now.expiresAt === expiresAt && {
      expiry: { ...aboutExpiry(state, expiresAt), expiredSince },
    }),
  });
  if (pauses) {
    return pause(execution, tenant, expired);
  }
  await finish(tenant, expired);
  return { executed: 'done', meta: { outcome: 'expired' } };
}

function aboutExpiry({ expiry }: LifecycleState, at: string) {
  return expiry?.at === at ? expiry : { at };
}

async function resume(
  { pauser }: Execution,
  tenant: LiveTenant,
  decision: Doing<'wake' | 'resume'>,
): Promise<Performed> {
  const { outcome } = await pauser.resume(tenant, { dryRun: false });
  const handled =
    decision.action === 'wake'
      ? handledBy(tenant, decision.event)
      : (state: LifecycleState) => state;
  await finish(tenant, ({ pause: _, ...state }, now) => handled(state, now));
  return { executed: 'done', meta: { outcome } };
}

async function notify(
  { context, notifier }: Execution,
  tenant: LiveTenant,
  { days, expiresAt }: Doing<'notify'>,
): Promise<Performed> {
  const sent = await notifier.send(
    expiryMessage(tenant, { days, expiresAt, graceDays: context.graceDays }),
  );
  await finish(tenant, state => {
    const expiry = aboutExpiry(state, expiresAt);
    const told = { ...expiry.told, [days]: context.now.toISOString() };
    return sent ? { ...state, expiry: { ...expiry, told } } : state;
  });
  return sent
    ? { executed: 'done', meta: sent }
    : { executed: 'untold', meta: { outcome: 'not sent, tried again' } };
}

async function remove(
  { deleter, notifier, signal }: Execution,
  tenant: LiveTenant,
): Promise<Performed> {
  const { outcome, removed, remaining } = await deleter.delete(
    asFound(tenant),
    { dryRun: false, signal },
  );
  const meta = {
    outcome,
    removed: removed.length,
    remaining: remaining.length,
  };
  if (outcome === 'deleting') {
    await finish(tenant, state => state);
    return { executed: 'unfinished', meta };
  }
  await notifier.send(deletedMessage(tenant));
  return { executed: 'done', meta };
}
