/**
 * Each tenant vcluster, its Dapr Components and its sidecars in the catalog.
 *
 * @packageDocumentation
 */
export { daprVclusterPlugin as default } from './plugin';
export { daprVclusterApiRef } from './api';
export type { DaprVclusterApi } from './api';
export {
  daprVclusterPagesTranslationRef,
  daprVclusterTranslationRef,
} from './translations';
