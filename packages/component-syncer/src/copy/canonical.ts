import { hash } from 'node:crypto';

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
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map(each => canonical(each, depth + 1)).join(',')}]`;
  }
  const fields = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] !== undefined) {
      text += `${text && ','}${JSON.stringify(key)}:${canonical(
        fields[key],
        depth + 1,
      )}`;
    }
  }
  return `{${text}}`;
}

/**
 * A short text that is the same for equal values, whatever the order of their keys.
 *
 * @throws TooDeep
 */
export function digestOf(value: unknown): string {
  // A string of its own: a part of a longer one would keep that in memory.
  return hash('sha256', canonical(value), 'buffer')
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
}
