import { Diagnosis } from './state';

const DENIED = /admission webhook "([^"]+)" denied the request: (.*)/s;
const INJECTOR = 'sidecar-injector.dapr.io';

/** What became of a pod of the vcluster that has no copy on the host. */
export type MissingOnHost = {
  /** Message of the newest `SyncError` event about the pod, if there is one. */
  syncError?: string;
  ageSeconds?: number;
};

/** How long the syncer may take before a missing copy is called out. */
const GRACE_SECONDS = 30;

/** Says why a pod of the vcluster that asks for a sidecar is not on the host at all. */
export function diagnoseMissingPod(missing: MissingOnHost): Diagnosis {
  const { syncError, ageSeconds } = missing;
  if (syncError) {
    const [, webhook, reason] = DENIED.exec(syncError) ?? [];
    return webhook === INJECTOR
      ? rejected('app-id', `Rejected: ${oneLine(reason)}`, {
          fix: 'Correct the annotation dapr.io/app-id on the pod template: lower-case letters, digits and dashes.',
          evidence: syncError,
        })
      : rejected(
          'sync-error',
          `Not on the host: ${oneLine(reason ?? syncError)}`,
          {
            fix: 'Correct what the host refuses; the syncer tries again by itself.',
            evidence: syncError,
          },
        );
  }
  if (ageSeconds === undefined || ageSeconds < GRACE_SECONDS) {
    return {
      state: 'pending',
      summary: 'The pod is on its way to the host.',
      findings: [],
    };
  }
  return {
    state: 'unknown',
    summary: 'The pod is not on the host, and no event says why.',
    findings: [],
  };
}

function rejected(
  id: string,
  title: string,
  { fix, evidence }: { fix: string; evidence: string },
): Diagnosis {
  return {
    state: 'rejected',
    summary: title,
    findings: [
      {
        ruleId: `rejected/${id}`,
        severity: 'error',
        title,
        evidence: [{ label: 'SyncError', value: evidence }],
        fix,
      },
    ],
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
