export { diagnoseApp, wantsLog } from './diagnose';
export type { Diagnosis } from './diagnose';
export type {
  AppEvidence,
  NearbyComponent,
  SetUpEvidence,
  WebhookFacts,
} from './evidence';
export { isSilent, parseDaprdLog } from './log';
export type { DaprdLine, DaprdLog } from './log';
export { hasFindingPage, FINDING_PAGES } from './pages';
export { judgeSetUp } from './rules/setUp';
export { judgeSyncer } from './rules/syncer';
export { isOlder, whyNotLoaded } from './rules/absent';
export { whyOlder } from './kinds';
export { judgeLoading } from './nobody';
export type { Loader, LoadingEvidence } from './nobody';
