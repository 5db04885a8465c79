import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import {
  componentApplyPermission,
  componentDeletePermission,
  ROUTES,
  tenantDeletePermission,
  TenantList,
  tenantQuerySchema,
  tenantReadPermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer } from '../../platform/permissions';
import { checkInput } from '../../platform/errors';
import { TenantIndex } from '../../inventory/TenantIndex';
import { selectTenants } from './selectTenants';
import { sendSnapshot } from './snapshots';
import { ReadableTenants, refOf } from './tenantOf';

/** What `?may=` asks for. */
const PERMISSIONS = {
  'tenant.update': tenantUpdatePermission,
  'tenant.delete': tenantDeletePermission,
  'component.apply': componentApplyPermission,
  'component.delete': componentDeletePermission,
};

/** What the routes of tenants need. */
export type TenantRoutesOptions = {
  index: TenantIndex;
  readable: ReadableTenants;
  authorizer: TenantAuthorizer;
  httpAuth: HttpAuthService;
};

/** `GET /tenants` and `GET /tenants/:host/:namespace/:name`. */
export function addTenantRoutes(
  router: Router,
  { index, readable, authorizer, httpAuth }: TenantRoutesOptions,
): void {
  router.get(ROUTES.tenants, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = checkInput(tenantQuerySchema, request.query);
    const visible = await authorizer.filterTenants(
      credentials,
      index.tenants(),
      tenantReadPermission,
    );
    const changeable = query.may
      ? await authorizer.filterTenants(
          credentials,
          visible,
          PERMISSIONS[query.may],
        )
      : visible;
    const { items, total } = selectTenants(changeable, query);
    const freshness = index
      .freshness()
      .filter(({ host }) => !query.host || host === query.host);
    sendSnapshot(request, response, {
      items,
      total,
      freshness,
    } satisfies TenantList);
  });

  router.get(ROUTES.tenant, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const tenant = await readable.tenant(
      refOf(request),
      credentials,
      tenantReadPermission,
    );
    sendSnapshot(request, response, tenant);
  });
}
