export type { FieldsSchemaOf, ObjectSchemaOf, SchemaOf } from './schema';
