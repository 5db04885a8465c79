import { isRecord, JsonRecord } from '../meta/json';
import { fieldSchema, itemSchema, Schema } from './Schema';

/**
 * Leaves out, in place, what Go leaves out when it writes a built-in kind: what is null, and empty maps and lists, where
 * they may be missing.
 */
export function dropEmpty(value: unknown, schema: Schema): void {
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    if (items) {
      value.forEach(item => dropEmpty(item, items));
    }
    return;
  }
  if (!isRecord(value)) {
    return;
  }
  for (const [field, child] of Object.entries(value)) {
    const below = fieldSchema(schema, field);
    if (
      below &&
      (child === null || isEmptyCollection(child, below)) &&
      !isRequired(schema, field)
    ) {
      delete value[field];
    } else if (below) {
      dropEmpty(child, below);
    }
  }
}

function isRequired(schema: Schema, field: string): boolean {
  return (
    (schema.required ?? []).includes(field) ||
    typeof schema.additionalProperties === 'object'
  );
}

/** Structs stay, even empty ones: `emptyDir: {}` says something. */
function isEmptyCollection(value: unknown, schema: Schema): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isRecord(value) &&
        Object.keys(value as JsonRecord).length === 0 &&
        typeof schema.additionalProperties === 'object';
}
