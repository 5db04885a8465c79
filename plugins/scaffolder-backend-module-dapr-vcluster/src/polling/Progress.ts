/**
 * How far something waited for has come. `stuck` is a state that does not end by itself: it fails the wait when it
 * lasts, not at once, because what is known may be a moment old.
 */
export type Progress<T> =
  | { state: 'done'; summary: string; value: T }
  | { state: 'waiting'; summary: string }
  | { state: 'stuck'; summary: string };

/** Still under way. */
export function waiting(summary: string): Progress<never> {
  return { state: 'waiting', summary };
}

/** Will not come about by itself. */
export function stuck(summary: string): Progress<never> {
  return { state: 'stuck', summary };
}

/** Come about. */
export function done<T>(summary: string, value: T): Progress<T> {
  return { state: 'done', summary, value };
}
