import { Finding, Severity } from 'backstage-plugin-dapr-vcluster-common';

/** What a rule has found: one sentence, what shows it, the one fix. */
export type RuleResult = {
  title: string;
  fix: string;
  /** Label to value; what has no value is left out. */
  evidence?: Record<string, string | undefined>;
};

/** The result of a rule as a finding. */
export function toFinding(
  { id, severity }: { id: string; severity: Severity },
  { title, fix, evidence = {} }: RuleResult,
): Finding {
  return {
    ruleId: id,
    severity,
    title,
    evidence: Object.entries(evidence).flatMap(([label, value]) =>
      value ? [{ label, value }] : [],
    ),
    fix,
  };
}
