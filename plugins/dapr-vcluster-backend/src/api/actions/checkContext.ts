import {
  FileCheckContext,
  fileCheckContext,
  newTenantContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { NotChecked, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { ActionCaller, OperationCaller } from './OperationCaller';

const NO_TENANT: NotChecked = {
  what: 'what depends on the tenant: its Secrets (G4), Services, Dapr Components and Configurations, and other tenants',
  why: 'No tenant was given.',
};

/** What YAML is checked against: the platform team's policy, and the tenant if one is named; and what is missing. */
export async function checkContext(
  operations: OperationCaller,
  caller: ActionCaller,
  ref: TenantRef | undefined,
): Promise<FileCheckContext & { notChecked: NotChecked[] }> {
  if (ref) {
    const context = await operations.call(caller, 'getTenantContext', {
      path: ref,
    });
    return { ...fileCheckContext(context), notChecked: context.notChecked };
  }
  const offered = await operations.call(caller, 'getOptions', {});
  return { ...newTenantContext(offered), notChecked: [NO_TENANT] };
}
