import { isUnauthorized, KubeError } from '../errors/KubeError';
import { WatchEvent } from '../objects/types';

/** A stream that says nothing although it should. */
export class Stalled extends Error {}

/** A server that has gone back in time: its data were restored. */
export class Rewound extends Error {}

/** Whether one failure is enough to call what is kept old: trying again at once will not help. */
export function isHopeless(error: unknown): boolean {
  return !(error instanceof KubeError) || isUnauthorized(error);
}

/** What a person reads of a failure; one sentence, no addresses, no values. */
export function reasonOf(error: unknown): string {
  if (error instanceof Stalled) {
    return 'The stream of changes fell silent.';
  }
  if (isUnauthorized(error)) {
    return 'The credentials are no longer accepted.';
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
