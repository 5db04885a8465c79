import {
  ANNOTATION_ADOPTED,
  ANNOTATION_INSTALLED,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Why a tenant has no vcluster on its host, as far as its namespace tells, after "the tenant …"; and what to do. */
export function absenceOf({ metadata: { annotations = {} } }: KubeObject): {
  state: string;
  fix: string;
} {
  // What was adopted was installed before.
  if (annotations[ANNOTATION_ADOPTED] !== undefined) {
    return {
      state: 'has no vcluster any more: it was uninstalled',
      fix: 'Install it again as it was, or release or delete the tenant.',
    };
  }
  const since = annotations[ANNOTATION_INSTALLED];
  if (since !== undefined) {
    return {
      state: `was installed at ${since}, and its vcluster is not on the host: it is still being installed, or was uninstalled`,
      fix: 'Wait until it is ready; if it was uninstalled, create it again with the same values, or delete it.',
    };
  }
  return { state: 'is not installed yet', fix: 'Wait until it is ready.' };
}
