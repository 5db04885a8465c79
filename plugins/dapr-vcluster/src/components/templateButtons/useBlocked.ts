import { usePermission } from '@backstage/plugin-permission-react';
import {
  Tenant,
  componentApplyPermission,
  kubeconfigIssuePermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantKeepPermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useHosts, useText } from '../../hooks';
import { whyDenied, whyNotReady, whyReadOnly } from './reasons';

type TenantPermission =
  | typeof componentApplyPermission
  | typeof kubeconfigIssuePermission
  | typeof tenantDeletePermission
  | typeof tenantKeepPermission
  | typeof tenantUpdatePermission;

/** Why the user cannot change a tenant now; undefined if the user can. */
export function useBlocked(
  tenant: Pick<Tenant, 'id' | 'ref'> & Partial<Pick<Tenant, 'phase'>>,
  permission: TenantPermission,
  options: { needsReady?: boolean } = {},
): string | undefined {
  const t = useText();
  const { loading, allowed } = usePermission({
    permission,
    resourceRef: tenant.id,
  });
  const host = useHosts().data?.find(item => item.name === tenant.ref.host);
  const readOnly = whyReadOnly(t, host);
  if (readOnly) {
    return readOnly.full;
  }
  if (loading) {
    return t('templateButtons.checking');
  }
  if (!allowed) {
    return whyDenied(t, permission).full;
  }
  return options.needsReady ? whyNotReady(t, tenant)?.full : undefined;
}

/** Why the user cannot create a tenant; undefined if the user can. */
export function useCreateBlocked(): string | undefined {
  const t = useText();
  const { loading, allowed } = usePermission({
    permission: tenantCreatePermission,
  });
  if (loading) {
    return t('templateButtons.checking');
  }
  return allowed ? undefined : whyDenied(t, tenantCreatePermission).full;
}
