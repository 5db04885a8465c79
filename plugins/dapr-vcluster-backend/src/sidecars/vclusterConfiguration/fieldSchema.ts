import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** The shape of a kind: only what tells which fields an API server keeps. */
export type FieldSchema = {
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
  /** Fields that are not named are kept as well. */
  open?: true;
};

type OpenApiSchema = {
  properties?: Record<string, OpenApiSchema>;
  items?: OpenApiSchema;
  additionalProperties?: boolean | object;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
};

type Definition = KubeObject & {
  spec?: {
    versions?: Array<{
      name: string;
      schema?: { openAPIV3Schema?: OpenApiSchema };
    }>;
  };
};

/** The fields of one version of a CustomResourceDefinition; undefined when it has no such version or no schema. */
export function fieldsOf(
  definition: KubeObject,
  version: string,
): FieldSchema | undefined {
  const schema = (definition as Definition).spec?.versions?.find(
    ({ name }) => name === version,
  )?.schema?.openAPIV3Schema;
  return schema && slim(schema);
}

function slim(schema: OpenApiSchema): FieldSchema {
  const { properties, items, additionalProperties } = schema;
  const open =
    additionalProperties ||
    schema['x-kubernetes-preserve-unknown-fields'] ||
    schema['x-kubernetes-embedded-resource'];
  return {
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, slim(each)]),
      ),
    }),
    ...(items && { items: slim(items) }),
    ...(open && { open: true }),
  };
}

/** Paths that one side knows and the other drops, e.g. `spec.metadata[].envRef`; of a branch only its beginning. */
export function droppedFields(
  known: FieldSchema,
  kept: FieldSchema,
  path = '',
): string[] {
  if (kept.open) {
    return [];
  }
  const { properties = {} } = kept;
  return [
    ...Object.entries(known.properties ?? {}).flatMap(([name, schema]) => {
      const at = path ? `${path}.${name}` : name;
      const there = properties[name];
      return there ? droppedFields(schema, there, at) : [at];
    }),
    ...(known.items && kept.items
      ? droppedFields(known.items, kept.items, `${path}[]`)
      : []),
  ];
}
