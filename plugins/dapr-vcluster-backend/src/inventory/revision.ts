import { createHash } from 'node:crypto';

const BYTES = 12;

/** Short digest of a value's content: equal content, equal revision, on every replica. */
export function revisionOf(value: unknown): string {
  return digestOf(JSON.stringify(value));
}

/** Short digest of a text. */
export function digestOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest()
    .subarray(0, BYTES)
    .toString('base64url');
}
