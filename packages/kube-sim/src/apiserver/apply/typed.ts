import { isRecord, JsonRecord } from '../meta/json';
import { declares, fieldSchema, itemSchema, Schema } from '../schema/Schema';

/** One child of a map or an associative list, with its element of a field path. */
export type Child = {
  element: string;
  value: unknown;
  schema: Schema | undefined;
  /** Declared by name in the schema: a struct's field as opposed to a map's key or a list's item. */
  declared: boolean;
};

/**
 * The children that are owned one by one; undefined when the value is owned as a whole: scalars,
 * atomic maps, atomic lists, and lists without a declared type.
 */
export function childrenOf(
  value: unknown,
  schema: Schema | undefined,
): Child[] | undefined {
  if (Array.isArray(value)) {
    return listChildren(value, schema);
  }
  if (!isRecord(value) || schema?.['x-kubernetes-map-type'] === 'atomic') {
    return undefined;
  }
  return Object.entries(value).map(([field, child]) => ({
    element: `f:${field}`,
    value: child,
    schema: fieldSchema(schema, field),
    declared: declares(schema, field),
  }));
}

function listChildren(
  list: unknown[],
  schema: Schema | undefined,
): Child[] | undefined {
  const type = schema?.['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') {
    return undefined;
  }
  const elements = list.map(item => listElement(item, schema));
  // a list that breaks its own type cannot be owned item by item
  if (elements.includes(undefined) || new Set(elements).size < list.length) {
    return undefined;
  }
  return list.map((value, index) => ({
    element: elements[index] as string,
    value,
    schema: itemSchema(schema),
    declared: false,
  }));
}

/** The path element of an item of an associative list; undefined for an item without its keys. */
export function listElement(
  item: unknown,
  list: Schema | undefined,
): string | undefined {
  if (list?.['x-kubernetes-list-type'] === 'set') {
    return `v:${JSON.stringify(item)}`;
  }
  if (!isRecord(item)) {
    return undefined;
  }
  const keys: JsonRecord = {};
  for (const key of [...(list?.['x-kubernetes-list-map-keys'] ?? [])].sort()) {
    // a key left out stands for its default, as protocol TCP does in a list of ports
    const value = item[key] ?? fieldSchema(itemSchema(list), key)?.default;
    if (value !== undefined) {
      keys[key] = value;
    }
  }
  return Object.keys(keys).length > 0 ? `k:${JSON.stringify(keys)}` : undefined;
}

/** A path element as Kubernetes prints it in conflicts: `.name`, `[name="x"]`, `[="x"]`. */
export function describe(element: string): string {
  const text = element.slice(2);
  switch (element[0]) {
    case 'f':
      return `.${text}`;
    case 'k':
      return `[${Object.entries(JSON.parse(text) as JsonRecord)
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')}]`;
    default:
      return `[=${text}]`;
  }
}

export function describePath(path: string[]): string {
  return path.map(describe).join('');
}
