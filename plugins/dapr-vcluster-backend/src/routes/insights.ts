import type { Router } from 'express';
import {
  componentReadPermission,
  ROUTES,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TopologyService } from '../graph';
import { UsageReader } from '../usage';
import { ServeOptions, tenantServer } from './serveTenant';

/** What the routes need. */
export type InsightRoutesOptions = ServeOptions & {
  usage: UsageReader;
  topology: TopologyService;
};

/** `GET` of a tenant's `/usage` and `/topology`. */
export function addInsightRoutes(
  router: Router,
  { usage, topology, ...options }: InsightRoutesOptions,
): void {
  const serve = tenantServer(router, options);
  serve(ROUTES.usage, tenantReadPermission, it => usage.read(it));
  // It shows the tenant's Dapr Components and where they connect to.
  serve(ROUTES.topology, componentReadPermission, it => topology.draw(it));
}
