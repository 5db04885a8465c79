import { ANNOTATION_TENANT } from 'backstage-plugin-dapr-vcluster-common';

/** Entities that stand for a tenant. A predicate, so that an app can replace it in its configuration. */
export const isTenant = {
  [`metadata.annotations.${ANNOTATION_TENANT}`]: { $exists: true },
};
