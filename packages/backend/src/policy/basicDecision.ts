import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCreatePermission,
  templateDryRunPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  actionReadPermission,
  actionWritePermission,
  tenantCreatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { Caller } from './roles';

const GUEST: Permission[] = [
  actionReadPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
];

const MEMBER: Permission[] = [
  ...GUEST,
  taskCreatePermission,
  actionExecutePermission,
  templateDryRunPermission,
  actionWritePermission,
  // The backend also checks that the requested owner is one of the caller's groups.
  tenantCreatePermission,
];

/** Permissions that do not depend on a resource: a list per role. Others are denied. */
export function decideBasic(
  permission: Permission,
  caller: Caller,
): PolicyDecision {
  const allowed = caller.role === 'member' ? MEMBER : GUEST;
  return {
    result: allowed.some(({ name }) => name === permission.name)
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY,
  };
}
