import {
  isForbidden,
  isNotFound,
  isUnreachable,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Whose API server answered. */
type Side = 'host' | 'vcluster';

const READERS: Record<Side, string> = {
  host: "the portal's service account",
  vcluster: 'the account of its kubeconfig',
};

/** Why something could not be read, in one sentence. `what` begins it: "Secret x/y". */
export function whyUnknown(
  error: unknown,
  what: string,
  side: Side = 'host',
): { state: 'unknown'; reason: string } {
  return { state: 'unknown', reason: `${what} ${problem(error, side)}.` };
}

function problem(error: unknown, side: Side): string {
  if (isForbidden(error)) {
    return `may not be read by ${READERS[side]}`;
  }
  if (isNotFound(error)) {
    return error instanceof KubeError && error.missing === 'kind'
      ? `cannot be read: its kind is not served by this ${side}`
      : `does not exist on this ${side}`;
  }
  if (isUnreachable(error)) {
    return `could not be read: the ${side} does not answer`;
  }
  return error instanceof KubeError
    ? `could not be read: ${error.message}`
    : 'could not be read';
}
