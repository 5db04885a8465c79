export { loadedColumn } from './columns';
export { LoadedTable } from './LoadedTable';
