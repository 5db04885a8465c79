import {
  FileCheckContext,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { ActionCaller, OperationCaller } from './OperationCaller';

/** What YAML is checked against: the platform team's policy, and the tenant if one is named. */
export async function checkContext(
  operations: OperationCaller,
  caller: ActionCaller,
  ref: TenantRef | undefined,
): Promise<FileCheckContext> {
  if (ref) {
    return fileCheckContext(
      await operations.call(caller, 'getTenantContext', { path: ref }),
    );
  }
  const { guardrails: policy } = await operations.call(
    caller,
    'getOptions',
    {},
  );
  return { policy };
}
