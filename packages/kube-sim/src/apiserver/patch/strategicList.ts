import { ApiError } from '../http/ApiError';
import { isRecord, JsonRecord } from '../meta/json';
import { itemSchema, Schema } from '../schema/Schema';
import { DIRECTIVE } from './directives';
import { strategicMerge } from './strategicMerge';

/** Merges a patch's items into a list by its merge key; lists of primitives become unions. */
export function mergeList(
  current: unknown[],
  patch: unknown[],
  list: Schema,
): unknown[] {
  const key = list['x-kubernetes-patch-merge-key'];
  if (!key) {
    return [...current, ...patch.filter(item => !current.includes(item))];
  }
  const items = patch.map(item => keyed(item, key));
  if (items.some(item => item[DIRECTIVE] === 'replace')) {
    return items.filter(item => item[DIRECTIVE] !== 'replace');
  }
  const result = [...current];
  for (const item of items) {
    const index = result.findIndex(
      other => isRecord(other) && other[key] === item[key],
    );
    if (item[DIRECTIVE] === 'delete') {
      if (index >= 0) {
        result.splice(index, 1);
      }
    } else {
      const merged = strategicMerge(result[index], item, itemSchema(list));
      result.splice(index < 0 ? result.length : index, 1, merged);
    }
  }
  return result;
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
