import { ALL_RULES } from './rules';

/** Rules outside the diagnosis of sidecars that have a page as well; those of guardrails are in `docs/guardrails.md`. */
const OTHERS = [
  'component/renamed',
  'component/not-synced',
  'component/copy-deleted',
  'component/drifted',
  'component/orphan',
  'component/unverified',
  'component/nobody-runs',
  'component/nobody-in-scope',
  'component/nobody-restarted',
  'component/nobody-could',
  'component/nobody-answered',
  'resource/renamed',
  'resource/not-synced',
  'resource/copy-deleted',
  'resource/drifted',
  'resource/orphan',
  'resource/unverified',
  'resource/nobody-runs',
  'resource/nobody-in-scope',
  'resource/nobody-names',
  'resource/nobody-restarted',
  'resource/nobody-could',
  'resource/nobody-answered',
  'secret-rotated',
  'form/one-component',
  'form/not-kept',
  'form/secret-store',
  'preset/unknown',
  'preset/fixed',
  'tenant/end-of-life',
  'tenant/orphaned',
  'tenant/shared-namespace',
  'host/dapr-missing',
  'host/dapr-version',
  'host/part-down',
  'host/part-degraded',
  'host/part-missing',
  'host/webhook-no-endpoints',
  'host/webhook-ca',
  'host/webhook-selectors',
  'host/certificate-expired',
  'host/certificate-expiring',
  'host/kubernetes-version',
  'host/version-skew',
] as const;

/** Ids of the rules with a page `docs/findings/<id>.md`. */
export const FINDING_PAGES: readonly string[] = [
  ...ALL_RULES.map(({ id }) => id),
  ...OTHERS,
];

/** Whether a page explains findings of this rule. */
export function hasFindingPage(ruleId: string): boolean {
  return FINDING_PAGES.includes(ruleId);
}
