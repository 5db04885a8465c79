import { JsonObject } from '@backstage/types';
import {
  formatTenantRef,
  Operation,
  OperationId,
  OPERATIONS,
  PATH_PARAMETERS,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { safeName } from '../../platform/audit';
import { pathParameters } from './input';

/** What the audit log names of a path, valid or not. */
export function namesInPath(
  id: OperationId,
  path: Readonly<Record<string, unknown>>,
): JsonObject {
  const names = pathParameters(id);
  const isOfTenant = names.includes('namespace');
  const tenant = formatTenantRef(path as unknown as TenantRef);
  const others = isOfTenant ? names.slice(3) : names;
  return {
    ...(isOfTenant && { tenant: safeName(tenant) }),
    ...Object.fromEntries(
      others.map(name => [PATH_PARAMETERS[name].field, safeName(path[name])]),
    ),
  };
}

/** What the audit log names of a body, valid or not: the fields that the table says. */
export function namesInBody(id: OperationId, body: unknown): JsonObject {
  const { audit }: Operation = OPERATIONS[id];
  const fields = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(audit.body ?? {}).flatMap(([name, field]) => {
      const value = safeName(fields[field]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Which switches of a query are on or off; never its texts. */
export function switchesInQuery(query: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(query ?? {}).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
    ),
  );
}
