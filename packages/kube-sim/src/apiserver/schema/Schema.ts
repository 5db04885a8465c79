import kubernetes from './data/kubernetes.data.json';

/** The part of OpenAPI that Kubernetes' structural schemas use; `$ref` occurs in built-in types only. */
export type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  default?: unknown;
  nullable?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: 'atomic' | 'granular';
  'x-kubernetes-patch-strategy'?: string;
  'x-kubernetes-patch-merge-key'?: string;
  /** Name of the Go struct behind a reference, for the texts of decoding errors. */
  'x-go-type'?: string;
  [keyword: string]: unknown;
};

const TYPES = kubernetes.types as unknown as Record<string, Schema>;
const KINDS = kubernetes.kinds as Record<string, string>;
const OBJECT_META: Schema = { $ref: 'apis.meta.v1.ObjectMeta' };

const resolved = new WeakMap<Schema, Schema>();

/** Follows a reference; marks beside it win over those of its target. */
export function resolve(schema: Schema): Schema {
  if (!schema.$ref) {
    return schema;
  }
  let result = resolved.get(schema);
  if (!result) {
    const { $ref, ...marks } = schema;
    result = {
      ...TYPES[$ref],
      ...marks,
      'x-go-type': $ref.slice($ref.lastIndexOf('.') + 1),
    };
    resolved.set(schema, result);
  }
  return result;
}

/** The schema of a built-in kind; undefined for the few that have none (reviews, metrics, CRDs). */
export function builtinSchema(
  apiVersion: string,
  kind: string,
): Schema | undefined {
  const name = KINDS[`${apiVersion}/${kind}`];
  return name ? TYPES[name] : undefined;
}

/** A CRD version's schema with the fields that every object has. */
export function withObjectFields(schema: Schema): Schema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: OBJECT_META,
    },
  };
}

/** Whether fields outside the schema are kept here. */
export function isOpen(schema: Schema | undefined): boolean {
  return (
    schema === undefined ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    (schema.type === 'object' &&
      !schema.properties &&
      schema.additionalProperties === undefined)
  );
}

/** Schema of a field; undefined when anything goes there. */
export function fieldSchema(
  parent: Schema | undefined,
  field: string,
): Schema | undefined {
  const child =
    parent?.properties?.[field] ??
    (typeof parent?.additionalProperties === 'object'
      ? parent.additionalProperties
      : undefined);
  return child && resolve(child);
}

/** Schema of a list's items; undefined when anything goes there. */
export function itemSchema(list: Schema | undefined): Schema | undefined {
  return list?.items && resolve(list.items);
}

/** Whether the schema itself names this field, as opposed to a map that takes any key. */
export function declares(parent: Schema | undefined, field: string): boolean {
  return parent?.properties?.[field] !== undefined;
}
