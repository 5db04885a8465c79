export { ADJUSTMENTS } from './adjust';
export type { Adjustment } from './adjust';
export { startRecordedHost } from './startRecordedHost';
export type { RecordedHost } from './startRecordedHost';
