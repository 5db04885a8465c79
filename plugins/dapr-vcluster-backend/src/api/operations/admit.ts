import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  Operation,
  OperationId,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../../platform/permissions';
import { namesInBody, switchesInQuery } from './auditNames';
import { parseBody, parsePath, parseQuery, parseTenant } from './input';
import { TenantAccess } from './TenantAccess';
import { OperationCall, OperationRequest, OperationTenant } from './types';

const ANONYMOUS: BackstageCredentials = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'none' },
};

/** A call before anything is recorded of it. */
export type AdmittedCall<Id extends OperationId> = Omit<
  OperationCall<Id>,
  'recordAlso'
>;

type Services = { authorizer: TenantAuthorizer; tenants: TenantAccess };

/**
 * Checks a call in the order that costs a stranger most and this backend least: credentials, permissions, query, size
 * and syntax of the body, its schema. `tellNames` gets what an audit event names of the input, also when it is invalid.
 */
export async function admit<Id extends OperationId>(
  services: Services,
  id: Id,
  request: OperationRequest,
  tellNames: (names: JsonObject) => void,
): Promise<AdmittedCall<Id>> {
  const { signal, sendLine } = request;
  const credentials = await authenticate(id, request);
  const tenant = await authorize(services, id, request, credentials);
  const path = parsePath(id, request.path);
  const query = parseQuery(id, request.query);
  tellNames(switchesInQuery(query));
  const body = await parseBody(id, async () => {
    const unchecked = await request.body();
    tellNames(namesInBody(id, unchecked));
    return unchecked;
  });
  return { credentials, tenant, path, query, body, signal, sendLine };
}

async function authenticate(
  id: OperationId,
  request: OperationRequest,
): Promise<BackstageCredentials> {
  const { access }: Operation = OPERATIONS[id];
  if (access.callers === 'anyone') {
    return ANONYMOUS;
  }
  return request.credentials(
    access.callers === 'users' ? ['user'] : ['user', 'service'],
  );
}

/** Checks the permissions on what the path alone says; gives the tenant in it. */
async function authorize<Id extends OperationId>(
  { authorizer, tenants }: Services,
  id: Id,
  { path }: OperationRequest,
  credentials: BackstageCredentials,
): Promise<OperationTenant<Id>> {
  const { method, access }: Operation = OPERATIONS[id];
  const permissions = access.permissions as TenantPermission[];
  const open = async () => {
    switch (access.on) {
      case 'tenant':
        return method === 'get'
          ? tenants.read(parseTenant(path), credentials, permissions)
          : tenants.write(parseTenant(path), credentials, permissions);
      case 'tenant-or-leftovers':
        return tenants.delete(parseTenant(path), credentials);
      case 'nothing':
        for (const permission of access.permissions as BasicPermission[]) {
          await authorizer.authorizeBasic(credentials, permission);
        }
        return undefined;
      default:
        if (method !== 'get') {
          for (const permission of permissions) {
            await authorizer.authorizeAnyTenant(credentials, permission);
          }
        }
        return undefined;
    }
  };
  return (await open()) as OperationTenant<Id>;
}
