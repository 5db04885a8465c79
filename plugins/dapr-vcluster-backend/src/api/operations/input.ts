import {
  AnyPathParameter,
  OPERATION_SCHEMAS,
  OperationBody,
  OperationId,
  OperationPath,
  OperationQuery,
  OPERATIONS,
  PATH_PARAMETERS,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkInput } from '../../platform/errors';
import { assertBodyLists } from '../../platform/yaml/listLimit';

type Parameters = Readonly<Record<string, unknown>>;

const TENANT: readonly AnyPathParameter[] = ['host', 'namespace', 'name'];

/** The tenant in a path; @throws InputError naming the part that is wrong. */
export function parseTenant(path: Parameters): TenantRef {
  return parse(TENANT, path) as TenantRef;
}

/** All parameters of a path; @throws InputError naming the one that is wrong. */
export function parsePath<Id extends OperationId>(
  id: Id,
  path: Parameters,
): OperationPath<Id> {
  return parse(pathParameters(id), path) as OperationPath<Id>;
}

/** @throws InputError naming the field that is wrong. */
export function parseQuery<Id extends OperationId>(
  id: Id,
  query: object,
): OperationQuery<Id> {
  const { query: schema } = OPERATION_SCHEMAS[id];
  return (schema && checkInput(schema, query)) as OperationQuery<Id>;
}

/** @throws InputError naming the field that is wrong, and whatever reading throws. */
export async function parseBody<Id extends OperationId>(
  id: Id,
  read: () => Promise<unknown>,
): Promise<OperationBody<Id>> {
  const { body: schema } = OPERATION_SCHEMAS[id];
  if (!schema) {
    return undefined as OperationBody<Id>;
  }
  const body = await read();
  assertBodyLists(body);
  return checkInput(schema, body) as OperationBody<Id>;
}

/** Names of the parameters in the path of an operation. */
export function pathParameters(id: OperationId): AnyPathParameter[] {
  return [...OPERATIONS[id].path.matchAll(/:(\w+)/g)].map(
    ([, name]) => name as AnyPathParameter,
  );
}

function parse(names: readonly AnyPathParameter[], path: Parameters) {
  return Object.fromEntries(
    names.map(name => {
      const { schema, field } = PATH_PARAMETERS[name];
      return [name, checkInput(schema, path[name], field)];
    }),
  );
}
