export { diagnoseApp, wantsLog } from './diagnose';
export type { Diagnosis } from './diagnose';
export type { AppEvidence, NearbyComponent, WebhookFacts } from './evidence';
export { parseDaprdLog } from './log';
export type { DaprdLine, DaprdLog } from './log';
export { hasFindingPage, FINDING_PAGES } from './pages';
export { judgeSyncer } from './rules/syncer';
export { whyNotLoaded } from './rules/absent';
