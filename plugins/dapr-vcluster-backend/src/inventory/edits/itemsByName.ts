import { isPlainObject } from 'lodash';

/** Items of a list by their `name`; undefined unless each has one of its own. */
export function itemsByName(
  list: readonly unknown[],
): Map<string, unknown> | undefined {
  const named = new Map<string, unknown>();
  for (const item of list) {
    const name = isPlainObject(item)
      ? Reflect.get(item as object, 'name')
      : undefined;
    if (typeof name !== 'string' || named.has(name)) {
      return undefined;
    }
    named.set(name, item);
  }
  return named;
}
