import { Finding } from 'backstage-plugin-dapr-vcluster-common';

/** Findings in one answer. */
export const MAX_FINDINGS = 100;

const ORDER = { error: 0, warning: 1, info: 2 };

/**
 * The findings that an answer lists: the most severe, and one that says how many more there are. Decide on all findings
 * first, then limit them.
 */
export function limitFindings<F extends Finding>(findings: readonly F[]): F[] {
  const rest = findings.length - MAX_FINDINGS;
  if (rest <= 0) {
    return [...findings];
  }
  const bySeverity = [...findings].sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity],
  );
  const listed = bySeverity.slice(0, MAX_FINDINGS);
  const { field: _, source: __, ...last } = listed[MAX_FINDINGS - 1];
  return [
    ...listed,
    {
      ...last,
      ruleId: 'check/more-findings',
      severity: bySeverity[MAX_FINDINGS].severity,
      title: `There are ${rest} more findings, which are not listed`,
      evidence: [],
      fix: 'Fix the listed findings, then check again',
    } as Finding as F,
  ];
}
