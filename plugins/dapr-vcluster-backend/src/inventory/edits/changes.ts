import { isEqual, isNil, isPlainObject, mapValues, omitBy } from 'lodash';
import { itemsByName } from './itemsByName';

/** A field in which an object differs from what was declared. */
export type Change = {
  /** As people read it, e.g. `spec.metadata[redisHost].value`. */
  path: string;
  /** Keys to the field, or to the list that it is in: lists have one owner. */
  keys: string[];
  what: 'added' | 'removed' | 'changed';
};

type Place = Pick<Change, 'path' | 'keys'> & { inList: boolean };

const ROOT: Place = { path: '', keys: [], inList: false };

/**
 * All fields in which two values differ, without the values. A field that is null is one that is not there: the API server
 * drops it.
 */
export function changesBetween(declared: unknown, present: unknown): Change[] {
  return changesAt(withoutNulls(declared), withoutNulls(present), ROOT);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  return isPlainObject(value)
    ? mapValues(omitBy(value as object, isNil), withoutNulls)
    : value ?? undefined;
}

function changesAt(
  declared: unknown,
  present: unknown,
  place: Place,
): Change[] {
  if (isEqual(declared, present)) {
    return [];
  }
  if (isPlainObject(declared) && isPlainObject(present)) {
    return fieldsOf(declared as object, present as object, place);
  }
  if (Array.isArray(declared) && Array.isArray(present)) {
    return itemsOf(declared, present, place);
  }
  const { path, keys } = place;
  return [{ path, keys, what: whatOf(declared, present) }];
}

function whatOf(declared: unknown, present: unknown): Change['what'] {
  if (declared === undefined) {
    return 'added';
  }
  return present === undefined ? 'removed' : 'changed';
}

function fieldsOf(declared: object, present: object, place: Place): Change[] {
  const keys = new Set([...Object.keys(declared), ...Object.keys(present)]);
  return [...keys].flatMap(key =>
    changesAt(Reflect.get(declared, key), Reflect.get(present, key), {
      ...place,
      path: place.path ? `${place.path}.${key}` : key,
      keys: place.inList ? place.keys : [...place.keys, key],
    }),
  );
}

function itemsOf(
  declared: unknown[],
  present: unknown[],
  place: Place,
): Change[] {
  const one = itemsByName(declared) ?? byPlace(declared);
  const other = itemsByName(present) ?? byPlace(present);
  const names = new Set([...one.keys(), ...other.keys()]);
  const found = [...names].flatMap(name =>
    changesAt(one.get(name), other.get(name), {
      ...place,
      path: `${place.path}[${name}]`,
      inList: true,
    }),
  );
  // The same items in another order.
  return found.length > 0
    ? found
    : [{ path: place.path, keys: place.keys, what: 'changed' }];
}

function byPlace(list: unknown[]): Map<string, unknown> {
  return new Map(list.map((item, at) => [String(at), item]));
}
