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
export { judgeSetUp } from './rules/setUp';
export { isOlder, whyNotLoaded } from './rules/absent';
export { whyOlder } from './kinds';
export { judgeLoading } from './loading';
export type { Loader, LoadingEvidence } from './loading';
