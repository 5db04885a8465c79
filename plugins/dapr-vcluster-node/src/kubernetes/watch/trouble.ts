import { isUnauthorized, isUntrusted, KubeError } from '../errors/KubeError';
import { WatchEvent } from '../objects/types';

/** A stream that says nothing although it should. */
export class Stalled extends Error {}

/** A server that has gone back in time: its data were restored. */
export class Rewound extends Error {}

/**
 * Reason of a {@link WatchState} when the server does not take the credentials.
 *
 * @public
 */
export const CREDENTIALS_REFUSED = 'The credentials are no longer accepted.';

/**
 * Reason of a {@link WatchState} when the server's certificate is not signed by the CA that is known of it.
 *
 * @public
 */
export const CERTIFICATE_REFUSED =
  'The certificate of the API server is not trusted.';

/** Whether one failure is enough to call what is kept old: trying again at once will not help. */
export function isHopeless(error: unknown): boolean {
  return (
    !(error instanceof KubeError) ||
    isUnauthorized(error) ||
    isUntrusted(error) ||
    // The same changes would come again: whether it is still too much, only the whole tells.
    error.reason === 'TooLarge'
  );
}

/** What a person reads of a failure; one sentence, no addresses, no values. */
export function reasonOf(error: unknown): string {
  if (error instanceof Stalled) {
    return 'The stream of changes fell silent.';
  }
  if (isUnauthorized(error)) {
    return CREDENTIALS_REFUSED;
  }
  if (isUntrusted(error)) {
    return CERTIFICATE_REFUSED;
  }
  if (error instanceof Rewound) {
    return 'The data of the API server were restored from an earlier state.';
  }
  return error instanceof KubeError
    ? `${error.message[0].toUpperCase()}${error.message.slice(1)}.`
    : 'The answer could not be read.';
}

/** Whether the server is behind what was seen before: versions grow, unless its data were restored. */
export function isRewound(
  { type, object }: WatchEvent,
  seen: string | undefined,
): boolean {
  const { resourceVersion } = object.metadata;
  return type === 'BOOKMARK' && Number(resourceVersion) < Number(seen);
}
