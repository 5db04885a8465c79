import { DaprResource } from './types';

/**
 * Whether an object was there before another. Times are whole seconds: of two of the same second it is the one that has
 * been copied already, else the one that every replica agrees on.
 */
export function isOlder(
  a: DaprResource,
  b: DaprResource,
  isCopied: (object: DaprResource) => boolean,
): boolean {
  const time = ({ metadata }: DaprResource) =>
    Date.parse(metadata.creationTimestamp ?? '') || 0;
  const difference = time(a) - time(b);
  if (difference !== 0) {
    return difference < 0;
  }
  return isCopied(a) === isCopied(b)
    ? (a.metadata.uid ?? '') < (b.metadata.uid ?? '')
    : isCopied(a);
}
