import { z } from 'zod/v3';
import { nameValue, root, scopes, text } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { addressFindings, backendFindings } from './addresses';
import { plainSecrets } from './plainSecrets';
import { secretFindings } from './references';
import { scopesFindings } from './scopes';

const strict = <T extends z.ZodRawShape>(shape: T) => z.object(shape).strict();

const server = strict({
  url: z.string().refine(value => /^https?:\/\/[^\s/]+/i.test(value), {
    message: 'is not the address of a web server',
    params: { fix: 'Begin it with "https://" or "http://" and a host' },
  }),
  protocolVersion: z.string().optional(),
  timeout: z.string().optional(),
  headers: z.array(nameValue).optional(),
  auth: strict({
    secretStore: z.string().optional(),
    oauth2: strict({
      issuer: text(),
      clientID: z.string().optional(),
      audience: z.string().optional(),
      scopes: z.array(z.string()).optional(),
      secretKeyRef: nameValue.shape.secretKeyRef,
    }).optional(),
    spiffe: strict({
      jwt: strict({
        audience: text(),
        header: text(),
        headerValuePrefix: z.string().optional(),
      }).optional(),
    }).optional(),
  }).optional(),
}).optional();

const endpoint = strict({
  streamableHTTP: server,
  sse: server,
  stdio: strict({
    command: text(),
    args: z.array(z.string()).optional(),
    env: z.array(nameValue).optional(),
  }).optional(),
}).refine(value => Object.values(value).filter(Boolean).length === 1, {
  message: 'does not have exactly one transport',
  params: { fix: 'Give one of streamableHTTP and sse' },
});

const workflow = strict({ workflowName: text(), appID: z.string().optional() });
const hooks = z.array(strict({ workflow })).optional();
const changingHooks = z
  .array(strict({ workflow, mutate: z.boolean().optional() }))
  .optional();

/** The fields and rules of the CRD of Dapr 1.18 (`mcpservers.yaml`). */
const schema = strict({
  ...root,
  spec: strict({
    endpoint,
    ignoreErrors: z.boolean().optional(),
    catalog: strict({
      displayName: z.string().optional(),
      description: z.string().optional(),
      owner: strict({
        team: z.string().optional(),
        contact: z.string().optional(),
      }).optional(),
      tags: z.array(z.string()).optional(),
      links: z.record(z.string()).optional(),
    }).optional(),
    middleware: strict({
      beforeListTools: hooks,
      afterListTools: changingHooks,
      beforeCallTool: changingHooks,
      afterCallTool: changingHooks,
    }).optional(),
  }),
  scopes,
});

const ENDPOINT: ObjectPath = ['spec', 'endpoint'];
const HTTP = ['streamableHTTP', 'sse'];

/** Checks an MCPServer. */
export function checkMcpServer(
  { value }: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  return [
    ...shapeFindings(schema, value),
    ...scopesFindings(value, files),
    ...stdioFindings(value),
    ...HTTP.flatMap(transport => serverFindings(value, transport, files)),
    ...secretFindings(value, files),
  ];
}

/** Dapr refuses to run a program for an MCPServer in Kubernetes (`pkg/internal/loader/validate/mcpserver.go`). */
function stdioFindings(value: JsonMap): ObjectFinding[] {
  const path = [...ENDPOINT, 'stdio'];
  if (!isMap(valueAt(value, path))) {
    return [];
  }
  return [
    objectFinding('shape/value', 'error', {
      path,
      title:
        'spec.endpoint.stdio is not allowed in Kubernetes: daprd ends with it',
      fix: 'Run the server by itself, and give its address under streamableHTTP',
    }),
    ...plainSecrets(value, [...path, 'env']),
  ];
}

function serverFindings(
  value: JsonMap,
  transport: string,
  files: CheckedFiles,
): ObjectFinding[] {
  const at = [...ENDPOINT, transport];
  const addresses: ObjectPath[] = [
    [...at, 'url'],
    [...at, 'auth', 'oauth2', 'issuer'],
  ];
  return [
    ...plainSecrets(value, [...at, 'headers']),
    ...addresses.flatMap(path => {
      const address = valueAt(value, path);
      return typeof address === 'string'
        ? [
            ...addressFindings(address, path),
            ...backendFindings(address, path, files),
          ]
        : [];
    }),
  ];
}
