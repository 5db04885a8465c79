import { configApiRef, useApi } from '@backstage/core-plugin-api';

/** Whether the portal checks permissions at all; without them, everybody sees everything. */
export function usePermissionsEnabled(): boolean {
  return useApi(configApiRef).getOptionalBoolean('permission.enabled') ?? false;
}
