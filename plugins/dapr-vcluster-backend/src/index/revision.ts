import { createHash } from 'node:crypto';

/** Short digest of a value's content: equal content, equal revision, on every replica. */
export function revisionOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 16);
}
