/** The CustomResourceDefinition of Dapr Components. */
export const DEFINITION = 'components.dapr.io';

/** The one version that a syncer copies into a vcluster. */
export const VERSION = 'v1alpha1';
