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

/** Names of the fields a schema has at a path. */
export function keysAt(schema: z.ZodTypeAny, path: ObjectPath): string[] {
  let at = unwrap(schema);
  for (const part of path) {
    if (at instanceof z.ZodArray) {
      at = unwrap(at.element);
    } else if (at instanceof z.ZodRecord) {
      at = unwrap(at.valueSchema);
    } else if (at instanceof z.ZodObject) {
      const next: z.ZodTypeAny | undefined = at.shape[part];
      if (!next) {
        return [];
      }
      at = unwrap(next);
    } else {
      return [];
    }
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}
