import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { isForbidden, isNotFound, isUnreachable, KubeError } from './KubeError';

/** Why something of a host could not be read, in one sentence. `what` begins it: "Secret x/y". */
export function whyUnknown(error: unknown, what: string): Known<never> {
  return { state: 'unknown', reason: `${what} ${problem(error)}.` };
}

function problem(error: unknown): string {
  if (isForbidden(error)) {
    return "may not be read by the portal's service account";
  }
  if (isNotFound(error)) {
    return error instanceof KubeError && error.missing === 'kind'
      ? 'cannot be read: its kind is not served by this host'
      : 'does not exist on this host';
  }
  if (isUnreachable(error)) {
    return 'could not be read: the host does not answer';
  }
  return error instanceof KubeError
    ? `could not be read: ${error.message}`
    : 'could not be read';
}
