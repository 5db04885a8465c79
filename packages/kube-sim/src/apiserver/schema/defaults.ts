import { cloneDeep } from 'lodash';
import { isRecord } from '../meta/json';
import { itemSchema, resolve, Schema } from './Schema';

/** Fills in, in place, the defaults of a structural schema; a null where none is allowed counts as missing. */
export function applyDefaults(value: unknown, schema: Schema): void {
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    if (items) {
      value.forEach(item => applyDefaults(item, items));
    }
    return;
  }
  if (!isRecord(value)) {
    return;
  }
  for (const [field, reference] of Object.entries(schema.properties ?? {})) {
    const child = resolve(reference);
    const missing =
      value[field] === undefined || (value[field] === null && !child.nullable);
    if (missing && child.default !== undefined) {
      value[field] = cloneDeep(child.default);
    }
    applyDefaults(value[field], child);
  }
  if (typeof schema.additionalProperties === 'object') {
    const child = resolve(schema.additionalProperties);
    Object.values(value).forEach(item => applyDefaults(item, child));
  }
}
