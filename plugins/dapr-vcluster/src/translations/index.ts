/**
 * Texts of the plugin.
 *
 * @packageDocumentation
 */
export { daprVclusterTranslationRef } from './ref';
