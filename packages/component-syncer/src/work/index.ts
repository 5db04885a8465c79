export { KeyedWorker } from './KeyedWorker';
export type { Timers, WorkerLimits } from './KeyedWorker';
export { realTimers } from './timers';
export { TokenBucket } from './TokenBucket';
