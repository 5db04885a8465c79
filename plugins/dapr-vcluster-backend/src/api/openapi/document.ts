import { errorDetailsSchema } from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { Operation, OPERATIONS } from './operations';

const errorSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    details: errorDetailsSchema.optional(),
  }),
});

/** The OpenAPI document, emitted from the schemas the router parses with. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
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

function describe(operation: Operation): object {
  const { operationId, summary, body, answer, stream, created } = operation;
  return {
    operationId,
    summary,
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(body && {
      requestBody: { required: true, content: json(jsonSchema(body)) },
    }),
    responses: {
      200: {
        description: 'Success',
        content: {
          ...json(jsonSchema(answer)),
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

function queryParameters({ query }: Operation): object[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodTypeAny),
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
