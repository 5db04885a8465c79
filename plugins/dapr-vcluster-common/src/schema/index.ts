export type { ObjectSchemaOf, SchemaOf } from './schema';
