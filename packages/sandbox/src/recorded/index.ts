export { startRecordedHost } from './startRecordedHost';
export type { RecordedHost } from './startRecordedHost';
