import { createHmac, randomBytes } from 'node:crypto';

/** Digests must not be comparable with those of anybody else's guesses. */
const DIGEST_KEY = randomBytes(32);
/** Long enough that two equal ones are never met. */
const DIGEST_BYTES = 18;

/** Keyed digest of a value's content, whatever the order of its keys; only good for "are these two the same". */
export function keyedDigest(value: unknown): string {
  return createHmac('sha256', DIGEST_KEY)
    .update(JSON.stringify(sorted(value)))
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
