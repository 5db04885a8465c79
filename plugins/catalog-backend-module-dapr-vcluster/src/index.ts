/**
 * Adds tenants and hosts to the catalog and keeps them up to date.
 *
 * @packageDocumentation
 */
export { catalogModuleDaprVcluster as default } from './module';
