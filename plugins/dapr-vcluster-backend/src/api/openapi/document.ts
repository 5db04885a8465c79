import {
  errorDetailsSchema,
  Operation,
  OPERATION_IDS,
  OPERATION_SCHEMAS,
  OperationId,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';

const errorSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    details: errorDetailsSchema.optional(),
  }),
});

/** The text of a file, as the query asks for it. */
const FILE = {
  'text/csv': { schema: { type: 'string' } },
  'application/json': { schema: {} },
};

/** The OpenAPI document, emitted from the schemas the router parses with. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const id of OPERATION_IDS) {
    const operation = OPERATIONS[id];
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(id) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dapr-enabled vclusters',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/dapr-vcluster' }],
    paths,
    components: {
      schemas: { Error: jsonSchema(errorSchema) },
      securitySchemes: { backstage: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ backstage: [] }],
  };
}

function describe(id: OperationId): object {
  const operation: Operation = OPERATIONS[id];
  const { summary, created, access, file } = operation;
  const { query, body, answer, stream } = OPERATION_SCHEMAS[id];
  return {
    operationId: id,
    summary,
    ...(access.callers === 'anyone' && { security: [] }),
    parameters: [...pathParameters(operation), ...queryParameters(query)],
    ...(body && {
      requestBody: { required: true, content: json(jsonSchema(body)) },
    }),
    responses: {
      200: {
        description: 'Success',
        content: {
          ...(file ? FILE : json(jsonSchema(answer))),
          ...(stream && {
            'application/x-ndjson': { schema: jsonSchema(stream) },
          }),
        },
      },
      ...(created && {
        201: { description: 'Created', content: json(jsonSchema(answer)) },
      }),
      ...(operation.method === 'get' && {
        304: { description: 'Unchanged since the ETag that was sent' },
      }),
      default: {
        description: 'Refused; details name field, value, fix or permission',
        content: json({ $ref: '#/components/schemas/Error' }),
      },
    },
  };
}

function pathParameters({ path }: Operation): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query?: { shape: z.ZodRawShape }): object[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema),
  }));
}

function jsonSchema(schema: z.ZodTypeAny): object {
  const { $schema, ...rest } = zodToJsonSchema(schema, {
    $refStrategy: 'none',
    target: 'jsonSchema2019-09',
  }) as { $schema?: string };
  return rest;
}

function json(schema: object) {
  return { 'application/json': { schema } };
}
