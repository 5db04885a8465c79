import { isMap, JsonMap, ObjectPath } from './paths';

/** An object, and where in its document it is. */
export type PlacedObject = { at: ObjectPath; value: JsonMap };

/**
 * The objects of a document: itself, or the items of a list of objects (`kind: List`, `ComponentList`), however deep. An
 * item without a kind has that of its list. A list whose kind is written in another case is given too, without its items.
 */
export function objectsIn(value: JsonMap, at: ObjectPath = []): PlacedObject[] {
  const { apiVersion, kind, items } = value;
  if (
    typeof kind !== 'string' ||
    !/list$/i.test(kind) ||
    !Array.isArray(items)
  ) {
    return [{ at, value }];
  }
  const itemKind = kind.slice(0, -'List'.length);
  const list = kind.endsWith('List')
    ? []
    : [{ at, value: { apiVersion, kind } }];
  const inside = items.flatMap((item, index) => {
    if (!isMap(item)) {
      return [];
    }
    const isNamed = item.kind !== undefined || item.apiVersion !== undefined;
    const named =
      isNamed || itemKind === ''
        ? item
        : { apiVersion, kind: itemKind, ...item };
    return objectsIn(named, [...at, 'items', index]);
  });
  return [...list, ...inside];
}
