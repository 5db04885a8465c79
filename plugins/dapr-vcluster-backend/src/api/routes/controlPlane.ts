import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import {
  dnsLabel,
  ROUTES,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer } from '../../platform/permissions';
import { ControlPlaneService } from '../../insights/controlPlane';
import { checkInput } from '../../platform/errors';
import { sendSnapshot } from './snapshots';

/** What the route needs. */
export type ControlPlaneRouteOptions = {
  controlPlane: ControlPlaneService;
  authorizer: TenantAuthorizer;
  httpAuth: HttpAuthService;
};

/** `GET /hosts/:host/control-plane`, for whoever is signed in; tenants only for those who may read them. */
export function addControlPlaneRoute(
  router: Router,
  { controlPlane, authorizer, httpAuth }: ControlPlaneRouteOptions,
): void {
  router.get(ROUTES.controlPlane, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const host = checkInput(dnsLabel('host'), request.params.host, 'host');
    const described = await controlPlane.describe(host, tenants =>
      authorizer.filterTenants(credentials, tenants, tenantReadPermission),
    );
    sendSnapshot(request, response, described);
  });
}
