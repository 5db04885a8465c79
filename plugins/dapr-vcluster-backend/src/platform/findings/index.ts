export { toFinding } from './toFinding';
export type { RuleResult } from './toFinding';
