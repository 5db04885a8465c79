export { BulkBar } from './BulkBar';
export { selectionColumn } from './selectionColumn';
export { useSelection } from './useSelection';
export type { Selection } from './useSelection';
