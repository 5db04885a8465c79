import { isRecord } from '../meta/json';
import { fieldSchema, isOpen, itemSchema, Schema } from './Schema';

/**
 * Removes, in place, fields that a structural schema does not know.
 * @returns their paths, such as `spec.metadata[0].colour`
 */
export function prune(value: unknown, schema: Schema, path = ''): string[] {
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    return items
      ? value.flatMap((item, index) => prune(item, items, `${path}[${index}]`))
      : [];
  }
  return isRecord(value) ? pruneFields(value, schema, path) : [];
}

function pruneFields(
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
): string[] {
  return Object.keys(value).flatMap(field => {
    const child = fieldSchema(schema, field);
    const at = path ? `${path}.${field}` : field;
    if (child) {
      return prune(value[field], child, at);
    }
    if (isOpen(schema) || schema.additionalProperties === true) {
      return [];
    }
    delete value[field];
    return [at];
  });
}
