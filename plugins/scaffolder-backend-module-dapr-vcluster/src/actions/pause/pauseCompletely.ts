import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  ObjectOutcome,
  PauseTenantResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator, UserBackend } from '../../backend';
import { done, Timing, waitFor, waiting } from '../../polling';
import { logObjects, nameOf } from '../../report';

/** What became of a tenant, and of its objects over all requests. */
export type Paused = Pick<PauseTenantResult, 'outcome' | 'objects'>;

/** How to pause. */
export type PauseCompletelyOptions = {
  task: Initiator & { logger: LoggerService };
  backend: UserBackend;
  dryRun: boolean;
  timeoutMs: number;
  timing?: Timing;
};

/** Repeats the request until nothing of the tenant runs any more; logs what each has stopped. */
export async function pauseCompletely(
  ref: TenantRef,
  { task, backend, dryRun, timeoutMs, timing }: PauseCompletelyOptions,
): Promise<Paused> {
  const id = formatTenantRef(ref);
  const { logger, signal: cancelled } = task;
  const objects: ObjectOutcome[] = [];
  const { outcome } = await waitFor<Paused>({
    what: `tenant ${id} to be paused`,
    logger,
    signal: cancelled,
    timeoutMs,
    timing,
    look: async signal => {
      const answer = await backend.call(
        task,
        (client, call) => client.pauseTenant(ref, { ...call, dryRun }),
        signal,
      );
      const changed = answer.objects.filter(isChange);
      logObjects(logger, changed);
      objects.push(...changed);
      if (answer.outcome !== 'pausing') {
        return done(`Tenant ${id}: ${answer.outcome}`, answer);
      }
      const names = answer.remaining.map(nameOf).join(', ');
      return waiting(`Tenant ${id}: waiting for the end of ${names}`);
    },
  });
  // A last request that only had to wait for pods has changed nothing itself.
  const isPaused = outcome === 'unchanged' && objects.length > 0;
  return { outcome: isPaused ? 'paused' : outcome, objects };
}

function isChange({ outcome }: ObjectOutcome): boolean {
  return outcome !== 'unchanged';
}
