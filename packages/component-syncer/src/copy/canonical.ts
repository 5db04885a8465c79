import { createHash } from 'node:crypto';

/** Deeper values are not copied: recursion must end. */
const MAX_DEPTH = 64;

const DIGEST_BYTES = 16;

/**
 * A value nests too deeply.
 *
 * @public
 */
export class TooDeep extends Error {}

/** JSON with sorted keys: equal values have equal texts. */
function canonical(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) {
    throw new TooDeep(`the resource nests deeper than ${MAX_DEPTH} levels`);
  }
  if (Array.isArray(value)) {
    return `[${value.map(each => canonical(each, depth + 1)).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, each]) => `${JSON.stringify(key)}:${canonical(each, depth + 1)}`,
      );
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * A short text that is the same for equal values, whatever the order of their keys.
 *
 * @throws TooDeep
 */
export function digestOf(value: unknown): string {
  // A string of its own: a part of a longer one would keep that in memory.
  return createHash('sha256')
    .update(canonical(value))
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
}
