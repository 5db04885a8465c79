export { checkPreflight } from './checkPreflight';
export { readSyncerFacts } from './syncer';
export type { PreflightFacts } from './types';
export { daprVersionState } from './versions';
