import { cloneDeep } from 'lodash';
import { ApiError } from '../errors/ApiError';
import { isRecord, JsonRecord } from '../meta/json';
import { fieldSchema, itemSchema, Schema } from '../schema/Schema';

/** `$patch: merge | replace | delete` inside a map or a list item. */
const DIRECTIVE = '$patch';
/** The only fields a union keeps after the merge. */
const RETAIN_KEYS = '$retainKeys';
/** Prefix of a field's name: values to take out of a list of primitives. */
const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';
/** Prefix of a field's name: the order of its items. */
const ORDER = '$setElementOrder/';

/**
 * Kubernetes' strategic merge patch, which kubectl sends for built-in kinds, by the merge keys of their types. Never
 * changes its arguments. Throws 500 for a list item without its merge key.
 */
export function strategicMerge(
  current: unknown,
  patch: unknown,
  schema: Schema | undefined,
): unknown {
  if (!isRecord(patch)) {
    return cloneDeep(patch);
  }
  const { [DIRECTIVE]: directive, [RETAIN_KEYS]: kept, ...fields } = patch;
  if (directive === 'replace') {
    return cloneDeep(fields);
  }
  if (directive === 'delete') {
    return {};
  }
  const result: JsonRecord = isRecord(current) ? { ...current } : {};
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith(DELETE_FROM_LIST)) {
      const name = field.slice(DELETE_FROM_LIST.length);
      result[name] = listOf(result[name]).filter(
        item => !listOf(value).includes(item),
      );
    } else if (field.startsWith(ORDER)) {
      const name = field.slice(ORDER.length);
      const list = result[name];
      if (!(name in fields) && Array.isArray(list)) {
        const key = fieldSchema(schema, name)?.['x-kubernetes-patch-merge-key'];
        result[name] = inOrder(list, list, listOf(value), key);
      }
    } else if (value === null) {
      delete result[field];
    } else {
      const child = fieldSchema(schema, field);
      result[field] = mergesLists(child, value)
        ? mergeList(result[field], value, patch[`${ORDER}${field}`], child)
        : strategicMerge(
            isRecord(value) ? result[field] : undefined,
            value,
            child,
          );
    }
  }
  if (Array.isArray(kept)) {
    Object.keys(result)
      .filter(field => !kept.includes(field))
      .forEach(field => delete result[field]);
  }
  return result;
}

function mergesLists(
  schema: Schema | undefined,
  value: unknown,
): value is unknown[] {
  const strategy = schema?.['x-kubernetes-patch-strategy'] ?? '';
  return Array.isArray(value) && strategy.split(',').includes('merge');
}

/** Merges a patch's items into a list by its merge key; lists of primitives become unions. */
function mergeList(
  current: unknown,
  patch: unknown[],
  order: unknown,
  schema: Schema | undefined,
): unknown[] {
  const before = listOf(current);
  const key = schema?.['x-kubernetes-patch-merge-key'];
  // without an order of its own a patch puts its items into the order it names them in
  const wanted = Array.isArray(order) ? order : patch;
  if (!key) {
    const added = patch.filter(item => !before.includes(item));
    return inOrder([...before, ...added], before, wanted, key);
  }
  const items = patch.map(item => keyed(item, key));
  if (items.some(item => item[DIRECTIVE] === 'replace')) {
    return items.filter(item => item[DIRECTIVE] !== 'replace');
  }
  const result = [...before];
  for (const item of items) {
    const index = result.findIndex(
      other => isRecord(other) && other[key] === item[key],
    );
    if (item[DIRECTIVE] !== 'delete') {
      const merged = strategicMerge(result[index], item, itemSchema(schema));
      result.splice(index < 0 ? result.length : index, 1, merged);
    } else if (index >= 0) {
      result.splice(index, 1);
    }
  }
  return inOrder(result, before, wanted, key);
}

function keyed(item: unknown, key: string): JsonRecord {
  if (isRecord(item) && (key in item || item[DIRECTIVE] === 'replace')) {
    return item;
  }
  throw new ApiError(
    500,
    '',
    `map: ${goText(item)} does not contain declared merge key: ${key}`,
  );
}

/** Puts a merged list into an order. Items that the order does not name keep their place relative to those around them. */
function inOrder(
  merged: unknown[],
  before: unknown[],
  order: unknown[],
  key: string | undefined,
): unknown[] {
  const identity = (item: unknown) =>
    key && isRecord(item) ? item[key] : item;
  const wanted = order.map(identity);
  const former = before.map(identity);
  const place = (item: unknown) => wanted.indexOf(identity(item));
  const listed = merged
    .filter(item => place(item) >= 0)
    .sort((a, b) => place(a) - place(b));
  const others = merged.filter(item => place(item) < 0);
  const result: unknown[] = [];
  while (listed.length > 0 && others.length > 0) {
    const takeOther =
      former.indexOf(identity(listed[0])) > former.indexOf(identity(others[0]));
    result.push((takeOther ? others : listed).shift());
  }
  return [...result, ...listed, ...others];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as Go prints it: `map[image:x]`. */
function goText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goText).join(' ')}]`;
  }
  return isRecord(value)
    ? `map[${Object.keys(value)
        .sort()
        .map(field => `${field}:${goText(value[field])}`)
        .join(' ')}]`
    : String(value);
}
