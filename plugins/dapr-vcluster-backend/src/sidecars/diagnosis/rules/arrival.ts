import { AppEvidence } from '../evidence';
import { RuleResult } from '../../../platform/findings';
import { Rule } from '../rule';
import { failedWebhook, REFUSALS } from './admission';
import { injectorDenial } from './denials';

const DENIED = /admission webhook "([^"]{1,253})" denied the request: (.*)/s;
const INJECTOR = 'sidecar-injector.dapr.io';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Evaluates a pod that is only in the vcluster, by the event that says why. */
const onSyncError = (
  id: string,
  read: (
    text: string,
    evidence: AppEvidence,
  ) => Pick<RuleResult, 'title' | 'fix'> | undefined,
): Rule => ({
  id,
  severity: 'error',
  evaluate: evidence => {
    const { found, syncError } = evidence;
    const said =
      found === 'virtual' && syncError ? read(syncError, evidence) : undefined;
    return said && { ...said, evidence: { SyncError: syncError } };
  },
});

/** What the injector has answered, by the rule that explains it. */
const onInjector = (id: string): Rule =>
  onSyncError(id, text => {
    const failed = failedWebhook(text);
    if (failed?.webhook === INJECTOR) {
      return id === 'rejected/injector-failing'
        ? {
            title: `Rejected: the host cannot call the sidecar injector${failed.why}, and lets no pod through without it.`,
            fix: 'Bring dapr-sidecar-injector up on the host; restart it if its certificate is not taken. The syncer tries again by itself.',
          }
        : undefined;
    }
    const [, webhook, reason = ''] = DENIED.exec(text) ?? [];
    if (webhook !== INJECTOR) {
      return undefined;
    }
    const denial = injectorDenial(reason);
    const { title, fix } = denial;
    return denial.rule === id ? { title, fix } : undefined;
  });

/** Why a pod of the vcluster is not on the host at all, the surest first. */
export const ARRIVAL_RULES: readonly Rule[] = [
  onInjector('rejected/app-id'),
  onInjector('rejected/injector-sentry'),
  onInjector('rejected/annotation'),
  onInjector('rejected/injector-failing'),
  onSyncError('rejected/webhook-failing', text => {
    const failed = failedWebhook(text);
    return (
      failed && {
        title: `Rejected: the host cannot call its admission webhook "${failed.webhook}"${failed.why}.`,
        fix: 'Bring up what answers this webhook on the host, or remove its registration; the syncer tries again by itself.',
      }
    );
  }),
  // What a webhook denies may repeat the words of others.
  ...REFUSALS.map(({ id, read }) =>
    onSyncError(id, text => (DENIED.test(text) ? undefined : read(text))),
  ),
  onSyncError('rejected/sync-error', text => ({
    title: `Not on the host: ${oneLine(DENIED.exec(text)?.[2] ?? text)}`,
    fix: 'Correct what the host refuses; the syncer tries again by itself.',
  })),
];
