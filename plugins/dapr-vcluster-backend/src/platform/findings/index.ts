export { toFinding } from './toFinding';
export type { RuleResult } from './toFinding';
export { limitFindings, MAX_FINDINGS } from './limitFindings';
