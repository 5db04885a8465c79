export { EvaluationPool } from './EvaluationPool';
export type { EvaluationLimits } from './EvaluationPool';
export type { ObjectFile } from './tasks';
