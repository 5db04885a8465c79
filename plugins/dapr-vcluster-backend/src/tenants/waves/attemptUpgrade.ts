import {
  parseTenantRef,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import {
  isUnderWay,
  parseRecord,
  UpgradeRecord,
} from '../../inventory/model/upgradeRecord';
import { isNamed } from '../../platform/audit';
import { LiveTenant, LiveTenants } from '../live/LiveTenant';
import { describeOperation, TenantLocks } from '../locks';
import { TenantUpgrader } from '../upgrade';
import { whyNotGranted } from './grant';
import { markOf, Settled, StoredMember, StoredWave } from './types';

/** What upgrading a tenant of a wave needs. */
export type AttemptOptions = {
  locks: TenantLocks;
  tenants: LiveTenants;
  upgrader: TenantUpgrader;
};

/** What one call has come to: an end, or what is waited for. */
export type Attempted = Settled | { state: 'running'; reason: string };

/** What a host that does not answer may take before a tenant counts as failed. */
const PATIENCE_MS = 60 * 60_000;
/** Reasons are shown to people. */
const MOST_CHARACTERS = 1_000;

/** Errors that say that a tenant is not to be upgraded, rather than that it could not. */
const LEFT = ['ConflictError', 'InputError', 'NotFoundError'];

/**
 * Goes on with the upgrade of one tenant for a bounded time. What its host has written down of it decides: whoever was
 * interrupted finds out what has happened since, and begins with nothing twice.
 *
 * @throws never but AbortError; a failure is what it has come to
 */
export async function attemptUpgrade(
  options: AttemptOptions,
  wave: StoredWave,
  member: StoredMember,
  signal: AbortSignal | undefined,
): Promise<Attempted> {
  const ref = parseTenantRef(member.tenant);
  const claim = { operation: 'upgrade', by: wave.runBy } as const;
  try {
    const attempt = await options.locks.attempt(ref, claim, () =>
      upgradeOnce(options, wave, member, signal),
    );
    return 'taken' in attempt
      ? { state: 'running', reason: `It ${describeOperation(attempt.taken)}.` }
      : attempt.value;
  } catch (error) {
    signal?.throwIfAborted();
    return afterError(options, wave, member, error as Error);
  }
}

async function upgradeOnce(
  { tenants, upgrader }: AttemptOptions,
  wave: StoredWave,
  member: StoredMember,
  signal: AbortSignal | undefined,
): Promise<Attempted> {
  const tenant = await tenants.find(parseTenantRef(member.tenant));
  if (!tenant) {
    return { state: 'skipped', reason: 'It does not exist any more.' };
  }
  const record = ownRecord(tenant, wave, member);
  if (record && !isUnderWay(record)) {
    return endOf(record);
  }
  const refused = record ? undefined : whyNotGranted(tenant, member);
  if (refused) {
    return { state: 'skipped', reason: refused };
  }
  const answer = await upgrader.upgrade(
    tenant,
    { version: member.to, values: wave.values },
    {
      dryRun: false,
      user: wave.runBy,
      wave: markOf(wave, member),
      signal,
    },
  );
  return attempted(answer);
}

/** The host tells whether anything was begun. */
async function afterError(
  { tenants }: AttemptOptions,
  wave: StoredWave,
  member: StoredMember,
  error: Error,
): Promise<Attempted> {
  const message = shortened(error.message);
  let tenant: LiveTenant | undefined;
  try {
    tenant = await tenants.find(parseTenantRef(member.tenant));
  } catch {
    const { startedAt = Date.now() } = member;
    return Date.now() - startedAt < PATIENCE_MS
      ? { state: 'running', reason: message }
      : {
          state: 'failed',
          reason: `Whether it was upgraded is unknown: ${message}`,
        };
  }
  const record = tenant && ownRecord(tenant, wave, member);
  if (record) {
    return isUnderWay(record)
      ? { state: 'running', reason: message }
      : endOf(record);
  }
  return LEFT.some(name => isNamed(error, name))
    ? { state: 'skipped', reason: message }
    : { state: 'failed', reason: `Nothing was changed: ${message}` };
}

/** What the host has written down of this very attempt. */
function ownRecord(
  { namespace }: LiveTenant,
  wave: StoredWave,
  member: StoredMember,
): UpgradeRecord | undefined {
  const record = parseRecord(namespace.metadata.annotations);
  return record?.wave === markOf(wave, member) ? record : undefined;
}

function endOf({ step, reason }: UpgradeRecord): Settled {
  return step === 'done'
    ? { state: 'upgraded' }
    : { state: step === 'failed' ? 'failed' : 'rolled-back', reason };
}

function attempted({ outcome, reason }: UpgradeTenantResult): Attempted {
  switch (outcome) {
    case 'upgraded':
    case 'unchanged':
      return { state: outcome };
    case 'rolled-back':
    case 'failed':
      return { state: outcome, reason };
    default:
      return {
        state: 'running',
        reason: shortened(
          `${outcome === 'upgrading' ? 'Upgrading' : 'Rolling back'}${
            reason ? `: ${reason}` : ''
          }`,
        ),
      };
  }
}

function shortened(text: string): string {
  return redactText(text).slice(0, MOST_CHARACTERS);
}
