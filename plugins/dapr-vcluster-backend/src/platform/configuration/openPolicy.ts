import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Finding,
  tenantDeletePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { toFinding } from '../findings';

const RULE = { id: 'portal/open-policy', severity: 'warning' } as const;

/**
 * Asks whether somebody who is not signed in could delete every tenant, as with the policy that a new Backstage comes
 * with. A policy that denies anything to anybody does not answer that with yes.
 *
 * @throws whatever the permission backend answers with, for example before it has started
 */
export async function openPolicyFinding(
  { auth, permissions }: { auth: AuthService; permissions: PermissionsService },
  isEnabled: boolean,
): Promise<Finding | undefined> {
  const [{ result }] = await permissions.authorizeConditional(
    [{ permission: tenantDeletePermission }],
    { credentials: await auth.getNoneCredentials() },
  );
  if (result !== AuthorizeResult.ALLOW) {
    return undefined;
  }
  return toFinding(RULE, {
    title: isEnabled
      ? 'The permission policy lets everybody, guests too, delete all tenants'
      : 'Permissions are off, so that everybody, guests too, can delete all tenants',
    fix: isEnabled
      ? 'Replace @backstage/plugin-permission-backend-module-allow-all-policy by a policy of your own.'
      : 'Set permission.enabled to true, and install a permission policy.',
  });
}
