import { usePermission } from '@backstage/plugin-permission-react';
import {
  Tenant,
  componentApplyPermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { useHosts, useText } from '../../hooks';

type TenantPermission =
  | typeof componentApplyPermission
  | typeof tenantDeletePermission
  | typeof tenantUpdatePermission;

/** Why the user cannot do something to a tenant now; undefined when nothing is in the way. */
export function useBlocked(
  tenant: Pick<Tenant, 'id' | 'ref' | 'phase'>,
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
    return t('actions.readOnlyHost', { host: host.name });
  }
  if (loading) {
    return t('actions.checking');
  }
  if (!allowed) {
    return t('actions.denied', { permission: permission.name });
  }
  if (options.needsReady && tenant.phase !== 'ready') {
    const phase = t(`status.phase.${tenant.phase}`).toLocaleLowerCase();
    return t('actions.notReady', { phase });
  }
  return undefined;
}

/** Why the user cannot create a tenant; undefined when nothing is in the way. */
export function useCreateBlocked(): string | undefined {
  const t = useText();
  const { loading, allowed } = usePermission({
    permission: tenantCreatePermission,
  });
  if (loading) {
    return t('actions.checking');
  }
  return allowed
    ? undefined
    : t('actions.denied', { permission: tenantCreatePermission.name });
}
