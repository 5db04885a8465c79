import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { Caller } from './roles';

/** Task logs contain data of tenants and users, so only the initiator of a task can read or cancel it. */
export function decideTask(
  permission: ResourcePermission<'scaffolder-task'>,
  caller: Caller,
): PolicyDecision {
  if (caller.role === 'guest') {
    return { result: AuthorizeResult.DENY };
  }
  return createScaffolderTaskConditionalDecision(
    permission,
    scaffolderTaskConditions.isTaskOwner({ createdBy: [caller.userRef] }),
  );
}
