/**
 * Extension points of the Dapr-enabled vcluster backend.
 *
 * @packageDocumentation
 */
export * from './hosts';
export * from './provisioner';
