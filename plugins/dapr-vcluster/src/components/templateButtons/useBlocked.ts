import { usePermission } from '@backstage/plugin-permission-react';
import {
  Tenant,
  componentApplyPermission,
  kubeconfigIssuePermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useHosts, useText } from '../../hooks';

type TenantPermission =
  | typeof componentApplyPermission
  | typeof kubeconfigIssuePermission
  | typeof tenantDeletePermission
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
  if (host?.readOnly) {
    return t('templateButtons.readOnlyHost', { host: host.name });
  }
  if (loading) {
    return t('templateButtons.checking');
  }
  if (!allowed) {
    return t('templateButtons.denied', { permission: permission.name });
  }
  const { phase: current = 'unknown' } = tenant;
  if (options.needsReady && current !== 'ready') {
    const phase = t(`status.phase.${current}`).toLocaleLowerCase();
    return t('templateButtons.notReady', { phase });
  }
  return undefined;
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
  return allowed
    ? undefined
    : t('templateButtons.denied', { permission: tenantCreatePermission.name });
}
