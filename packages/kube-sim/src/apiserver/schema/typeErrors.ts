import { isRecord, typeName } from '../meta/json';
import { declares, fieldSchema, itemSchema, Schema } from './Schema';

const GO_NAMES: Record<string, string> = {
  boolean: 'bool',
  integer: 'number',
};
const GO_TYPES: Record<string, string> = {
  string: 'string',
  boolean: 'bool',
  integer: 'int32',
  number: 'float64',
};

/** Where a value is, as Go's decoder names it: the struct and the fields that lead there. */
type Place = {
  struct: string;
  path: string[];
};

/**
 * The first value that a built-in type cannot hold, in the words of Go's JSON decoder.
 * @param kind - the object's kind, which is the outermost struct
 */
export function decodeTypeError(
  object: unknown,
  schema: Schema,
  kind: string,
): string | undefined {
  return typeError(object, schema, { struct: kind, path: [] });
}

function typeError(
  value: unknown,
  schema: Schema,
  place: Place,
): string | undefined {
  const expected = schema.type;
  if (value === null || value === undefined || !expected) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    return expected === 'array'
      ? first(
          value,
          item => items && typeError(item, items, inside(place, items)),
        )
      : mismatch('array', place, goType(schema));
  }
  if (isRecord(value)) {
    return expected === 'object'
      ? first(Object.entries(value), ([field, child]) => {
          const below = fieldSchema(schema, field);
          return below && typeError(child, below, next(place, schema, field));
        })
      : mismatch('object', place, goType(schema));
  }
  const found = typeName(value);
  if (found !== expected && !(expected === 'number' && found === 'integer')) {
    return mismatch(GO_NAMES[found] ?? found, place, goType(schema));
  }
  return schema.format === 'byte' ? base64Error(String(value)) : undefined;
}

/** Keys of maps are no fields: the path stays at the map. */
function next(place: Place, parent: Schema, field: string): Place {
  return declares(parent, field)
    ? {
        struct: parent['x-go-type'] ?? place.struct,
        path: [...place.path, field],
      }
    : place;
}

function inside(place: Place, items: Schema): Place {
  return { ...place, struct: items['x-go-type'] ?? place.struct };
}

/** Secrets carry bytes: what is not base64 does not decode. */
function base64Error(text: string): string | undefined {
  const bad = text.search(/[^A-Za-z0-9+/=\r\n]/);
  const offset = bad < 0 && text.length % 4 !== 0 ? text.length : bad;
  return offset < 0 ? undefined : `illegal base64 data at input byte ${offset}`;
}

function mismatch(found: string, place: Place, type: string): string {
  const field = [place.struct, ...place.path].join('.');
  return `json: cannot unmarshal ${found} into Go struct field ${field} of type ${type}`;
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
