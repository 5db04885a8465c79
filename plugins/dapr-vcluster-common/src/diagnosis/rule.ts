import { SidecarState } from '../contract';
import { Finding, Severity } from '../findings';
import { AppEvidence } from './evidence';

/** What a rule has found: one sentence, what shows it, the one fix. */
export type Verdict = {
  title: string;
  fix: string;
  /** Label to value; what has no value is left out. */
  evidence?: Record<string, string | undefined>;
  /** The state to show, where it says more than the pod's status. */
  state?: SidecarState;
};

/** One rule: pure, and silent about what it does not know. */
export type Rule = {
  /** Stable; also the path of its page below `docs/findings`. */
  id: string;
  severity: Severity;
  judge(evidence: AppEvidence): Verdict | undefined;
};

/** A verdict as a finding. */
export function toFinding(
  { id, severity }: Pick<Rule, 'id' | 'severity'>,
  { title, fix, evidence = {} }: Verdict,
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
