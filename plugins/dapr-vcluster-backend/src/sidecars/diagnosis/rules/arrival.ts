import { AppEvidence } from '../evidence';
import { RuleResult } from '../../../platform/findings';
import { Rule } from '../rule';
import { REFUSALS } from './admission';
import { injectorDenial } from './denials';
import { hostRefusal } from './hostRefusals';
import { failedWebhook } from './webhookCalls';

const DENIED =
  /admission webhook "([^"]{1,253})" denied the request(?:: |( without explanation))(.*)/s;
/** Pod Security as a webhook, for hosts of which the API server is not at hand: it speaks as the API server does. */
const POD_SECURITY = 'pod-security-webhook.kubernetes.io';
const INJECTOR = 'sidecar-injector.dapr.io';
/** Which the firewall of a private control plane has to let through. */
const INJECTOR_PORT = 4000;

function deniedBy(text: string): { webhook: string; why: string } | undefined {
  const [, webhook, silent, why = ''] = DENIED.exec(text) ?? [];
  return webhook === undefined
    ? undefined
    : { webhook, why: silent ? 'denied without a reason' : why };
}

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
            fix: failed.fix('dapr-sidecar-injector', INJECTOR_PORT),
          }
        : undefined;
    }
    const denied = deniedBy(text);
    if (denied?.webhook !== INJECTOR) {
      return undefined;
    }
    const denial = injectorDenial(denied.why);
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
        fix: failed.fix(`what answers webhook "${failed.webhook}"`),
      }
    );
  }),
  // What a webhook denies may repeat the words of others.
  ...REFUSALS.map(({ id, read }) =>
    onSyncError(id, text => {
      const { webhook = POD_SECURITY } = deniedBy(text) ?? {};
      return webhook === POD_SECURITY ? read(text) : undefined;
    }),
  ),
  onSyncError('rejected/sync-error', text => {
    const denied = deniedBy(text);
    return denied ? hostRefusal(denied.why, denied.webhook) : hostRefusal(text);
  }),
];
