import { ANNOTATION_TENANT } from 'backstage-plugin-dapr-vcluster-common';

/** Entities with the tenant annotation. A predicate, so that an app can override it in its configuration. */
export const isTenant = {
  [`metadata.annotations.${ANNOTATION_TENANT}`]: { $exists: true },
};
