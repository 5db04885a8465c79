import { isRecord } from '../meta/json';
import { fieldSchema, isOpen, itemSchema, Schema } from '../schema/Schema';
import { describe, listElement } from './typed';

/** What makes a configuration impossible to apply by its type: undeclared fields, items without keys or twice. */
export function typeErrors(
  value: unknown,
  schema: Schema | undefined,
  path = '',
): string[] {
  if (!schema) {
    return [];
  }
  if (Array.isArray(value)) {
    return listErrors(value, schema, path);
  }
  if (!isRecord(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([field, child]) => {
    const below = fieldSchema(schema, field);
    const at = `${path}.${field}`;
    if (!below && !isOpen(schema)) {
      return [`${at}: field not declared in schema`];
    }
    return typeErrors(child, below, at);
  });
}

function listErrors(list: unknown[], schema: Schema, path: string): string[] {
  const type = schema['x-kubernetes-list-type'];
  const items = itemSchema(schema);
  if (type !== 'map' && type !== 'set') {
    return list.flatMap((item, index) =>
      typeErrors(item, items, `${path}[${index}]`),
    );
  }
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const element = listElement(item, schema);
    if (element === undefined) {
      return [
        `${path}: element ${index}: associative list with keys has an element that omits key field ${JSON.stringify(
          schema['x-kubernetes-list-map-keys']?.[0],
        )} (and doesn't have default value)`,
      ];
    }
    if (seen.has(element)) {
      return [`${path}: duplicate entries for key ${describe(element)}`];
    }
    seen.add(element);
    return typeErrors(item, items, `${path}${describe(element)}`);
  });
}
