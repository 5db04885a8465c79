export * from './errors';
export * from './queries';
export type { Live } from './useLive';
export * from './useNow';
export * from './useQueryState';
export * from './useText';
export { useCatalogNamespace } from './useCatalogNamespace';
export { useFindingPage } from './useFindingPage';
