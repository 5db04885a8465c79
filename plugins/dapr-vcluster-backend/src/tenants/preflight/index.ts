export { checkPreflight } from './checkPreflight';
export type { PreflightFacts } from './types';
export { daprVersionState } from './versions';
