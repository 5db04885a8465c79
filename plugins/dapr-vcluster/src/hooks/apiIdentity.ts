const numbers = new WeakMap<object, number>();
let last = 0;

/** A number per client, so that what one client read is never shown to another (another user, another test). */
export function apiIdentity(api: object): number {
  const known = numbers.get(api);
  if (known !== undefined) {
    return known;
  }
  last += 1;
  numbers.set(api, last);
  return last;
}
