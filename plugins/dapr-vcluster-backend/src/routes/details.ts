import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import {
  componentApplyPermission,
  componentReadPermission,
  ROUTES,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantPermission } from '../auth';
import { ComponentReader } from '../comparison';
import { TenantSnapshot } from '../index/TenantIndex';
import { SidecarService } from '../sidecars';
import { EventReader, VirtualReader } from '../virtual';
import { sendSnapshot } from './snapshots';
import { ReadableTenants, refOf } from './tenantOf';

/** What the routes below a tenant need. */
export type DetailRoutesOptions = {
  readable: ReadableTenants;
  components: ComponentReader;
  sidecars: SidecarService;
  events: EventReader;
  virtual: VirtualReader;
  httpAuth: HttpAuthService;
};

/** `GET` of a tenant's `/components`, `/sidecars`, `/secrets` (names only) and `/events`. */
export function addDetailRoutes(
  router: Router,
  { readable, httpAuth, ...readers }: DetailRoutesOptions,
): void {
  const { components, sidecars, events, virtual } = readers;
  const serve = (
    path: string,
    permission: TenantPermission,
    read: (snapshot: TenantSnapshot) => Promise<object>,
  ) =>
    router.get(path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const ref = refOf(request);
      const snapshot = await readable.open(ref, credentials, permission);
      sendSnapshot(request, response, await read(snapshot));
    });
  serve(ROUTES.components, componentReadPermission, it => components.list(it));
  serve(ROUTES.sidecars, tenantReadPermission, it => sidecars.list(it));
  serve(ROUTES.secrets, componentApplyPermission, async ({ tenant }) => ({
    secrets: await virtual.secrets(tenant),
  }));
  serve(ROUTES.events, tenantReadPermission, it => events.list(it));
}
