import { z } from 'zod/v3';

/**
 * A schema by what it parses to. Constants that are declared so keep the shapes inside them out of the types of
 * everything built on them.
 *
 * @public
 */
export type SchemaOf<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

/**
 * A schema of objects by what it parses to.
 *
 * @public
 */
export type ObjectSchemaOf<T> = z.ZodObject<
  z.ZodRawShape,
  z.UnknownKeysParam,
  z.ZodTypeAny,
  T
>;

/**
 * A schema of objects by what it parses to, whose fields can be taken one by one.
 *
 * @public
 */
export type FieldsSchemaOf<T> = z.ZodObject<
  { [K in keyof T]-?: z.ZodType<T[K]> },
  'strip',
  z.ZodTypeAny,
  T,
  T
>;
