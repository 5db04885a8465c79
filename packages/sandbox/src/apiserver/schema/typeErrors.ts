import { isRecord, typeName } from '../meta/json';
import { fieldSchema, itemSchema, Schema } from './Schema';

const GO_TYPES: Record<string, string> = {
  string: 'string',
  boolean: 'bool',
  integer: 'int32',
  number: 'float64',
};

/** The first value that a built-in type cannot hold, in the words of Go's JSON decoder. */
export function decodeTypeError(
  value: unknown,
  schema: Schema,
  path = '',
): string | undefined {
  const expected = schema.type;
  if (value === null || value === undefined || !expected) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    return expected === 'array'
      ? first(value, item => items && decodeTypeError(item, items, path))
      : mismatch('array', path, goType(schema));
  }
  if (isRecord(value)) {
    return expected === 'object'
      ? first(Object.entries(value), ([field, child]) => {
          const below = fieldSchema(schema, field);
          return below && decodeTypeError(child, below, `${path}.${field}`);
        })
      : mismatch('object', path, goType(schema));
  }
  const found = typeName(value);
  const fits =
    found === expected || (expected === 'number' && found === 'integer');
  if (fits && schema.format === 'byte') {
    return base64Error(String(value));
  }
  return fits
    ? undefined
    : mismatch(
        found === 'boolean' ? 'bool' : found.replace('integer', 'number'),
        path,
        goType(schema),
      );
}

/** Secrets carry bytes: what is not base64 does not decode. */
function base64Error(text: string): string | undefined {
  const bad = text.search(/[^A-Za-z0-9+/=\r\n]/);
  const offset = bad < 0 && text.length % 4 !== 0 ? text.length : bad;
  return offset < 0
    ? undefined
    : `illegal base64 data at input byte ${offset}`;
}

function mismatch(found: string, path: string, type: string): string {
  return `json: cannot unmarshal ${found} into Go struct field ${path.slice(
    1,
  )} of type ${type}`;
}

function goType(schema: Schema): string {
  if (schema.format === 'int64') {
    return 'int64';
  }
  if (schema.type === 'array') {
    const items = itemSchema(schema);
    return `[]${items ? goType(items) : 'interface {}'}`;
  }
  return GO_TYPES[schema.type ?? ''] ?? 'map[string]string';
}

function first<T>(
  values: T[],
  find: (value: T) => string | undefined,
): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found) {
      return found;
    }
  }
  return undefined;
}
