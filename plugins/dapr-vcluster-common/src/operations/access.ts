import { Permission } from '@backstage/plugin-permission-common';
import { OperationAccess } from './operation';

/** Every caller, signed in or not. */
export const anyone = {
  callers: 'anyone',
  permissions: [],
  on: 'nothing',
} as const satisfies OperationAccess;

/** Every user and service that is signed in. */
export const signedIn = {
  permissions: [],
  on: 'nothing',
} as const satisfies OperationAccess;

/** Holders of all these permissions on the tenant in the path. */
export function onTenant(...permissions: Permission[]) {
  return { permissions, on: 'tenant' } as const satisfies OperationAccess;
}

/** Users, not services, with this permission on the tenant in the path. */
export function usersOnTenant(permission: Permission) {
  return {
    callers: 'users',
    permissions: [permission],
    on: 'tenant',
  } as const satisfies OperationAccess;
}
