/**
 * Scaffolder actions for Dapr-enabled vclusters and Dapr Components.
 *
 * @packageDocumentation
 */
export { scaffolderModuleDaprVcluster as default } from './module';
