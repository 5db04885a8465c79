import { z } from 'zod/v3';
import type { ObjectPath } from '../model/paths';

function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodEffects) {
    return unwrap(schema.innerType());
  }
  return schema;
}

/** The schema of what is at a path; undefined where the schema has no such place. */
function schemaAt(
  schema: z.ZodTypeAny,
  path: ObjectPath,
): z.ZodTypeAny | undefined {
  let at = unwrap(schema);
  for (const part of path) {
    if (at instanceof z.ZodArray) {
      at = unwrap(at.element);
    } else if (at instanceof z.ZodRecord) {
      at = unwrap(at.valueSchema);
    } else if (at instanceof z.ZodObject) {
      const next: z.ZodTypeAny | undefined = at.shape[part];
      if (!next) {
        return undefined;
      }
      at = unwrap(next);
    } else {
      return undefined;
    }
  }
  return at;
}

/** Names of the fields a schema has at a path. */
export function keysAt(schema: z.ZodTypeAny, path: ObjectPath): string[] {
  const at = schemaAt(schema, path);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Whether what is at a path may be left out: an optional field, or an entry of a map. */
export function isOptionalAt(schema: z.ZodTypeAny, path: ObjectPath): boolean {
  const parent = schemaAt(schema, path.slice(0, -1));
  if (parent instanceof z.ZodRecord) {
    return true;
  }
  return (
    parent instanceof z.ZodObject &&
    parent.shape[path[path.length - 1]]?.isOptional() === true
  );
}
