export { KindWatcher } from './KindWatcher';
export type { WatchSink, WatchState } from './KindWatcher';
export type { WatchedKind } from './KindReader';
export { CERTIFICATE_REFUSED, CREDENTIALS_REFUSED } from './trouble';
export { backoffMs, DEFAULT_TIMING } from './timing';
export type { Timers, WatchTiming } from './timing';
