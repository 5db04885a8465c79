import { cloneDeep } from 'lodash';
import { isRecord, JsonRecord } from '../meta/json';
import { fieldSchema, Schema } from '../schema/Schema';
import { mergeList } from './strategicList';
import {
  DELETE_FROM_LIST,
  DIRECTIVE,
  isDirective,
  ORDER,
  RETAIN_KEYS,
} from './directives';
import { orderList } from './elementOrder';

/**
 * Kubernetes' strategic merge patch by the merge keys of the built-in types. Never changes its arguments.
 * Throws 400 for a list item without its merge key.
 */
export function strategicMerge(
  current: unknown,
  patch: unknown,
  schema: Schema | undefined,
): unknown {
  if (!isRecord(patch)) {
    return cloneDeep(patch);
  }
  if (patch[DIRECTIVE] === 'replace') {
    const { [DIRECTIVE]: _directive, ...rest } = patch;
    return cloneDeep(rest);
  }
  if (patch[DIRECTIVE] === 'delete') {
    return {};
  }
  const result: JsonRecord = isRecord(current) ? { ...current } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (!isDirective(field)) {
      mergeField(result, field, value, schema, patch);
    }
  }
  applyFieldDirectives(result, patch, schema);
  return result;
}

function mergeField(
  result: JsonRecord,
  field: string,
  value: unknown,
  schema: Schema | undefined,
  patch: JsonRecord,
): void {
  if (value === null) {
    delete result[field];
    return;
  }
  const child = fieldSchema(schema, field);
  const merges = mergesLists(child);
  const present = result[field];
  if (Array.isArray(value) && merges && child) {
    // without an order of its own a patch puts its items into the order it names them in
    const order = (patch[`${ORDER}${field}`] ?? value) as unknown[];
    const before = Array.isArray(present) ? present : [];
    const merged = mergeList(before, value, child);
    result[field] = orderList(merged, before, order, child);
  } else if (
    present === undefined ||
    Array.isArray(value) ||
    !isRecord(value)
  ) {
    result[field] = strategicMerge(undefined, value, child);
  } else {
    result[field] = strategicMerge(present, value, child);
  }
}

function applyFieldDirectives(
  result: JsonRecord,
  patch: JsonRecord,
  schema: Schema | undefined,
): void {
  for (const [directive, value] of Object.entries(patch)) {
    if (directive.startsWith(DELETE_FROM_LIST) && Array.isArray(value)) {
      const field = directive.slice(DELETE_FROM_LIST.length);
      const list = result[field];
      if (Array.isArray(list)) {
        result[field] = list.filter(item => !value.includes(item));
      }
    }
    if (directive.startsWith(ORDER) && Array.isArray(value)) {
      const field = directive.slice(ORDER.length);
      const child = fieldSchema(schema, field);
      const list = result[field];
      if (patch[field] === undefined && Array.isArray(list) && child) {
        result[field] = orderList(list, list, value, child);
      }
    }
  }
  const kept = patch[RETAIN_KEYS];
  if (Array.isArray(kept)) {
    Object.keys(result)
      .filter(field => !kept.includes(field))
      .forEach(field => delete result[field]);
  }
}

function mergesLists(schema: Schema | undefined): boolean {
  return (schema?.['x-kubernetes-patch-strategy'] ?? '')
    .split(',')
    .includes('merge');
}
