import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  TenantRef,
  UpgradeTenant,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator, UserBackend } from '../../backend';
import { done, Timing, waitFor, waiting } from '../../polling';
import { logFindings, logObjects } from '../../report';

/** How to upgrade. */
export type UpgradeCompletelyOptions = {
  task: Initiator & { logger: LoggerService };
  backend: UserBackend;
  body: UpgradeTenant;
  dryRun: boolean;
  timeoutMs: number;
  timing?: Timing;
};

/**
 * Repeats the request until the tenant is upgraded or rolled back; logs what each has said.
 *
 * @throws Error with the reason when it was rolled back
 */
export async function upgradeCompletely(
  ref: TenantRef,
  { task, backend, body, dryRun, timeoutMs, timing }: UpgradeCompletelyOptions,
): Promise<UpgradeTenantResult> {
  const id = formatTenantRef(ref);
  const { logger, signal: cancelled } = task;
  let first: UpgradeTenantResult | undefined;
  const last = await waitFor<UpgradeTenantResult>({
    what: `tenant ${id} to be upgraded`,
    logger,
    signal: cancelled,
    timeoutMs,
    timing,
    advice:
      'The portal goes on with the upgrade. Run it again to go on waiting, or raise timeoutMinutes.',
    look: async signal => {
      const answer = await backend.call(
        task,
        (client, call) => client.upgradeTenant(ref, body, { ...call, dryRun }),
        signal,
      );
      if (!first) {
        first = answer;
        logFindings(logger, answer.advice?.findings ?? []);
      }
      answer.log?.forEach(line => logger.info(line));
      logObjects(logger, answer.objects);
      const reason = answer.reason ? `: ${answer.reason}` : '';
      const summary = `Tenant ${id}: ${answer.outcome}${reason}`;
      return ['upgrading', 'rolling-back'].includes(answer.outcome)
        ? waiting(summary)
        : done(summary, answer);
    },
  });
  const { outcome, from, to, reason = 'unknown' } = last;
  if (outcome === 'rolled-back') {
    throw new Error(
      `Tenant ${id} was rolled back to ${from} because it could not be upgraded to ${to}: ${reason}`,
    );
  }
  if (outcome === 'failed') {
    throw new Error(
      `Tenant ${id} could be neither upgraded to ${to} nor rolled back to ${from}: ${reason}. Ask the platform team`,
    );
  }
  // Another call, or the portal by itself, has seen the end of what this one has begun.
  const hasWaited = outcome === 'unchanged' && first !== last;
  return {
    ...last,
    ...(hasWaited && first && { from: first.from, outcome: 'upgraded' }),
    ...(first?.advice && { advice: first.advice }),
  };
}
