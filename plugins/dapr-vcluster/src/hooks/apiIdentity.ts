const numbers = new WeakMap<object, number>();
let last = 0;

/** A number per API client, part of the cache key: a client never gets cached data of another client. */
export function apiIdentity(api: object): number {
  const known = numbers.get(api);
  if (known !== undefined) {
    return known;
  }
  last += 1;
  numbers.set(api, last);
  return last;
}
