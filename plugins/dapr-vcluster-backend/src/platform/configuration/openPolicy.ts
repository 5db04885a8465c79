import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Finding,
  tenantDeletePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { toFinding } from '../findings';

const RULE = { id: 'portal/open-policy', severity: 'warning' } as const;

const GUEST_TIMEOUT_MS = 10_000;

export type OpenPolicyOptions = {
  auth: AuthService;
  /** Where guests sign in. */
  discovery?: DiscoveryService;
  permissions: PermissionsService;
};

/**
 * Asks whether a guest could delete every tenant, as with the policy that a new Backstage comes with. Where guests cannot
 * sign in, there is nobody to ask for: the permission backend answers for users only.
 *
 * @throws whatever the auth and the permission backend answer with, for example before they have started
 */
export async function openPolicyFinding(
  { auth, discovery, permissions }: OpenPolicyOptions,
  isEnabled: boolean,
): Promise<Finding | undefined> {
  if (!isEnabled) {
    return toFinding(RULE, {
      title:
        'Permissions are off, so that everybody, guests too, can delete all tenants',
      fix: 'Set permission.enabled to true, and install a permission policy.',
    });
  }
  const credentials = discovery && (await signInAsGuest(auth, discovery));
  if (!credentials) {
    return undefined;
  }
  const [{ result }] = await permissions.authorizeConditional(
    [{ permission: tenantDeletePermission }],
    { credentials },
  );
  if (result !== AuthorizeResult.ALLOW) {
    return undefined;
  }
  return toFinding(RULE, {
    title:
      'The permission policy lets everybody, guests too, delete all tenants',
    fix: 'Replace @backstage/plugin-permission-backend-module-allow-all-policy by a policy of your own.',
  });
}

/** As the app does for whoever clicks "Enter"; undefined where the guest provider is off or missing. */
async function signInAsGuest(
  auth: AuthService,
  discovery: DiscoveryService,
): Promise<BackstageCredentials | undefined> {
  const response = await fetch(
    `${await discovery.getBaseUrl('auth')}/guest/refresh`,
    {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      signal: AbortSignal.timeout(GUEST_TIMEOUT_MS),
    },
  );
  if (response.status >= 500) {
    throw new Error(`The auth backend answers ${response.status}`);
  }
  if (!response.ok) {
    return undefined;
  }
  const { backstageIdentity } = await response.json();
  return auth.authenticate(backstageIdentity.token);
}
