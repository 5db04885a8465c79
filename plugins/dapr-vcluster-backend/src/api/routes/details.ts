import type { Router } from 'express';
import {
  componentApplyPermission,
  componentReadPermission,
  ROUTES,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { ComponentReader, ResourceReader } from '../../dapr/comparison';
import { DifferenceReader } from '../../dapr/differences';
import { SidecarService } from '../../sidecars';
import { EventReader, VirtualReader } from '../../inventory/vcluster';
import { readResourceName } from './requests';
import { ServeOptions, tenantServer } from './serveTenant';

/** What the routes below a tenant need. */
export type DetailRoutesOptions = ServeOptions & {
  components: ComponentReader;
  resources: ResourceReader;
  differences: DifferenceReader;
  sidecars: SidecarService;
  events: EventReader;
  virtual: VirtualReader;
};

/** `GET` of a tenant's `/components`, `/resources`, `/differences/…`, `/sidecars`, `/secrets` (names only) and `/events`. */
export function addDetailRoutes(
  router: Router,
  options: DetailRoutesOptions,
): void {
  const { components, resources, differences, sidecars, events, virtual } =
    options;
  const serve = tenantServer(router, options);
  serve(ROUTES.components, componentReadPermission, it => components.list(it));
  serve(ROUTES.resources, componentReadPermission, it => resources.list(it));
  serve(ROUTES.difference, componentReadPermission, (it, request) =>
    differences.read(it, readResourceName(request)),
  );
  serve(ROUTES.sidecars, tenantReadPermission, it => sidecars.list(it));
  serve(ROUTES.secrets, componentApplyPermission, async ({ tenant }) => ({
    secrets: await virtual.secrets(tenant),
  }));
  serve(ROUTES.events, tenantReadPermission, it => events.list(it));
}
