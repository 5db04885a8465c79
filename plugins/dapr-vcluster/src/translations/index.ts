/**
 * Texts of the plugin.
 *
 * @packageDocumentation
 */
export { daprVclusterPagesTranslationRef } from './pagesRef';
export { daprVclusterTranslationRef } from './ref';
