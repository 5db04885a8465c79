import { createHash } from 'node:crypto';

const BYTES = 12;

/** When something was observed is not content. Inside a text the quotes would be escaped. */
const OBSERVED = /"observedAt":"[^"]*"/g;

/** Short digest of a value's content: equal content, equal revision, on every replica and at any time. */
export function revisionOf(value: unknown): string {
  return revisionOfText(JSON.stringify(value));
}

/** The same of a value that is serialized already. */
export function revisionOfText(json: string): string {
  return createHash('sha256')
    .update(json.replace(OBSERVED, ''))
    .digest()
    .subarray(0, BYTES)
    .toString('base64url');
}
