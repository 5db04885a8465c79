export { loadedByColumn } from './loadedByColumn';
export { LoadedByTable } from './LoadedByTable';
