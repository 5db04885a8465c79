import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { isLogEvidence } from './diagnosis';

/** Whether a finding quotes the log of daprd. */
export function quotesLog({ evidence }: Finding): boolean {
  return evidence.some(({ label }) => isLogEvidence(label));
}

/** A finding with the reason in place of the lines of daprd's log. */
export function withoutLogLines<F extends Finding>(
  finding: F,
  reason: string,
): F {
  return {
    ...finding,
    evidence: finding.evidence.map(({ label, value }) => ({
      label,
      value: isLogEvidence(label) ? reason : value,
    })),
  };
}
