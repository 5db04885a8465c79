import { Severity, SidecarState } from 'backstage-plugin-dapr-vcluster-common';
import { RuleResult } from '../../platform/findings';
import { AppEvidence } from './evidence';

/** What a rule of the diagnosis has found. */
export type DiagnosisResult = RuleResult & {
  /** The state to show, where it says more than the pod's status. */
  state?: SidecarState;
};

/** One rule: pure, and silent about what it does not know. */
export type Rule = {
  /** Stable; also the path of its page below `docs/findings`. */
  id: string;
  severity: Severity;
  evaluate(evidence: AppEvidence): DiagnosisResult | undefined;
};
