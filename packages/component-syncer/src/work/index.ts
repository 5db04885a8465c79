export { Admission } from './Admission';
export { Coalesced } from './Coalesced';
export { KeyedWorker } from './KeyedWorker';
export type { Timers, WorkerLimits } from './KeyedWorker';
export { pause } from './pause';
export { realTimers } from './timers';
export { TokenBucket } from './TokenBucket';
