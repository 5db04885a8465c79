/**
 * Puts every tenant and every host into the catalog, and keeps them there.
 *
 * @packageDocumentation
 */
export { catalogModuleDaprVcluster as default } from './module';
