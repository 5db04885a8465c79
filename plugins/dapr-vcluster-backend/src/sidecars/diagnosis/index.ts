export { diagnoseApp, wantsLog } from './diagnose';
export type { Diagnosis } from './diagnose';
export type {
  AppEvidence,
  NearbyComponent,
  VclusterEvidence,
  WebhookFacts,
} from './evidence';
export { isLogEvidence, isSilent, parseDaprdLog } from './log';
export type { DaprdLine, DaprdLog } from './log';
export { evaluateVcluster } from './rules/vcluster';
export { isOlder, whyNotLoaded } from './rules/absent';
export { whyOlder } from './kinds';
export { evaluateLoading } from './loading';
export type { Loader, LoadingEvidence } from './loading';
