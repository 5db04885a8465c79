import { RuleResult } from '../../../platform/findings';
import { VclusterEvidence } from '../evidence';
import { Rule } from '../rule';

/** A rule about how a tenant is set up. */
export type VclusterRule = Omit<Rule, 'evaluate'> & {
  evaluate(evidence: VclusterEvidence): RuleResult | undefined;
};
