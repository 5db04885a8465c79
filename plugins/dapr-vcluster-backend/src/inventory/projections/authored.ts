import { createHmac, randomBytes } from 'node:crypto';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What its author wrote of a Dapr resource; the rest is bookkeeping of either side. */
export type Authored = { spec?: unknown; scopes: unknown; auth?: unknown };

/** Digests must not be comparable with those of anybody else's guesses. */
const DIGEST_KEY = randomBytes(32);
/** Long enough that two equal ones are never met. */
const DIGEST_BYTES = 18;

/** The parts of a Dapr resource that its two sides must have in common. */
export function authoredOf(object: KubeObject): Authored {
  const { spec, scopes, auth } = object as KubeObject & Partial<Authored>;
  return { spec, scopes: scopes ?? [], auth };
}

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
