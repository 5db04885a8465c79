import {
  ANNOTATION_DELETING,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { JsonObject } from '@backstage/types';
import { LifecycleState } from '../../inventory/model/lifecycle';
import { AuditEntry } from '../../platform/audit';
import { LiveTenant } from '../live/LiveTenant';
import { Decision, DecisionContext } from './decide';
import { asFound, Execution, Executed, perform, withoutClaim } from './perform';
import { LifecycleChange, writeLifecycle } from './writeLifecycle';

/** A portal that has died holds up the others no longer. */
const CLAIM_MS = 5 * 60_000;

/**
 * Claims the tenant in the version that was decided about, does what was decided, and notes that it was done.
 *
 * @throws whatever doing it throws; the claim is given back then.
 */
export async function executeDecision(
  execution: Execution,
  tenant: LiveTenant,
  decision: Decision,
): Promise<Executed> {
  if (decision.action === 'delete' && tenant.deletingSince === undefined) {
    // What protects it from deletion is asked before it is marked.
    await execution.deleter.delete(asFound(tenant), { dryRun: true });
  }
  const claimed = await writeLifecycle(
    tenant.host.client,
    tenant.namespace,
    ({ state }) => begin(decision, state, execution.context),
    { once: true },
  );
  if (!claimed) {
    return 'unfinished';
  }
  const held = { ...tenant, namespace: claimed };
  let executed: Executed = 'unfinished';
  try {
    await execution.audit.recorded<JsonObject>(
      entryOf(tenant, decision),
      async () => {
        const performed = await perform(execution, held, decision);
        executed = performed.executed;
        return performed.meta;
      },
      meta => meta,
    );
  } catch (error) {
    await giveBack(held);
    throw error;
  }
  return executed;
}

/** The claim ends by itself when it cannot be given back. */
async function giveBack({ host, namespace }: LiveTenant): Promise<void> {
  await writeLifecycle(host.client, namespace, ({ state }) => ({
    state: withoutClaim(state),
  })).catch(() => undefined);
}

function entryOf({ ref }: LiveTenant, decision: Decision): AuditEntry {
  return {
    eventId: 'tenant-lifecycle',
    severityLevel: severityOf(decision),
    meta: {
      tenant: formatTenantRef(ref),
      action: decision.action,
      why: decision.why,
      ...('event' in decision && { event: decision.event }),
      ...('days' in decision && { days: decision.days }),
      ...('expiresAt' in decision && { expiresAt: decision.expiresAt }),
    },
  };
}

function severityOf({ action }: Decision): AuditEntry['severityLevel'] {
  switch (action) {
    case 'delete':
      return 'high';
    case 'pass':
    case 'notify':
      return 'low';
    default:
      return 'medium';
  }
}

/** What is written before anything is done, so that whoever goes on knows what it was. */
function begin(
  decision: Decision,
  state: LifecycleState,
  { now, portal }: DecisionContext,
): LifecycleChange {
  const date = now.toISOString();
  const until = new Date(now.getTime() + CLAIM_MS).toISOString();
  const claimed = { ...state, claim: { by: portal, until } };
  switch (decision.action) {
    case 'sleep':
      return { state: withPause(claimed, 'schedule', decision.event, date) };
    case 'expire':
      return {
        state: decision.pauses
          ? withPause(claimed, 'expiry', decision.expiresAt, date)
          : claimed,
      };
    case 'delete':
      // From here on nobody can extend it.
      return state.deletion === undefined
        ? {
            state: { ...claimed, deletion: date },
            annotations: { [ANNOTATION_DELETING]: date },
          }
        : { state: claimed };
    default:
      return { state: claimed };
  }
}

/** A pause that was begun goes on under its date. */
function withPause(
  state: LifecycleState,
  cause: 'expiry' | 'schedule',
  reason: string,
  date: string,
): LifecycleState {
  const { pause } = state;
  return pause?.for === reason && !pause.done
    ? state
    : { ...state, pause: { cause, for: reason, date } };
}
