import { Rule } from '../rule';

const DENIED = /admission webhook "([^"]+)" denied the request: (.*)/s;
const FAILED_CALL = /failed calling webhook "sidecar-injector\.dapr\.io"/;
const INJECTOR = 'sidecar-injector.dapr.io';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Why a pod of the vcluster is not on the host at all. */
export const ARRIVAL_RULES: readonly Rule[] = [
  {
    id: 'rejected/injector-failing',
    severity: 'error',
    evaluate: ({ found, syncError = '' }) =>
      found === 'virtual' && FAILED_CALL.test(syncError)
        ? {
            title:
              'Rejected: the host cannot call the sidecar injector, and lets no pod through without it.',
            evidence: { SyncError: syncError },
            fix: 'Bring the injector up on the host; the syncer tries again by itself.',
          }
        : undefined,
  },
  {
    id: 'rejected/app-id',
    severity: 'error',
    evaluate: ({ found, syncError = '' }) => {
      const [, webhook, reason = ''] = DENIED.exec(syncError) ?? [];
      return found === 'virtual' && webhook === INJECTOR
        ? {
            title: `Rejected: ${oneLine(reason)}`,
            evidence: { SyncError: syncError },
            fix: 'Correct the annotation dapr.io/app-id on the pod template: lower-case letters, digits and dashes.',
          }
        : undefined;
    },
  },
  {
    id: 'rejected/sync-error',
    severity: 'error',
    evaluate: ({ found, syncError }) =>
      found === 'virtual' && syncError
        ? {
            title: `Not on the host: ${oneLine(
              DENIED.exec(syncError)?.[2] ?? syncError,
            )}`,
            evidence: { SyncError: syncError },
            fix: 'Correct what the host refuses; the syncer tries again by itself.',
          }
        : undefined,
  },
];
