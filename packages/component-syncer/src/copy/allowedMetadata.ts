/**
 * Keys of labels and annotations of a tenant's objects that are copied to the host: exact keys, or `prefix/*`.
 *
 * @public
 */
export type MetadataAllowList = readonly string[];

/** Keys that say whose an object is, or that the host's own programs act on; they are never copied. */
const RESERVED = [
  /^dapr-vcluster\//,
  /(^|\.)loft\.sh\//,
  /(^|\.)(kubernetes|k8s)\.io\//,
];

const NONE: Record<string, string> = Object.freeze({});

/** The labels or annotations that may be copied; not to be changed. */
export function allowedMetadata(
  given: Record<string, string> | undefined,
  allowed: MetadataAllowList,
): Record<string, string> {
  const keys = Object.keys(given ?? {}).filter(key => isAllowed(key, allowed));
  if (keys.length === 0) {
    return NONE;
  }
  return Object.fromEntries(keys.map(key => [key, given![key]]));
}

function isAllowed(key: string, allowed: MetadataAllowList): boolean {
  return (
    !RESERVED.some(reserved => reserved.test(key)) &&
    allowed.some(each =>
      each.endsWith('/*') ? key.startsWith(each.slice(0, -1)) : key === each,
    )
  );
}
