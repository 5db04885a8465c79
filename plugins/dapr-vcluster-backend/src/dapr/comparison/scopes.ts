/** Whether scopes are the same as, or narrower than, those declared; none are all apps. */
export function isWithin(
  scopes: readonly string[],
  declared: readonly string[],
): boolean {
  return declared.length === 0
    ? true
    : scopes.length > 0 && scopes.every(each => declared.includes(each));
}
