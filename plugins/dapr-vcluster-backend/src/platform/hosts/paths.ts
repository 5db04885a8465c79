import { isAbsolute, resolve } from 'node:path';

/** What makes paths in a configuration wrong most often. */
export const PATH_FIX =
  '~ is not replaced, and a relative path begins where the backend runs.';

/** A path as it was given, with the one that it means. */
export function shownPath(path: string): string {
  return isAbsolute(path) ? `"${path}"` : `"${path}" (${resolve(path)})`;
}
