import type { Router } from 'express';
import {
  appNameSchema,
  componentReadPermission,
  ROUTES,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkInput } from '../../platform/errors';
import { ExplanationService } from '../../sidecars/explanation';
import { TopologyService } from '../../insights/topology';
import { UsageReader } from '../../insights/usage';
import { ServeOptions, tenantServer } from './serveTenant';

/** What the routes need. */
export type InsightRoutesOptions = ServeOptions & {
  usage: UsageReader;
  topology: TopologyService;
  explanation: ExplanationService;
};

/** `GET` of a tenant's `/usage`, `/topology` and `/apps/:app/explanation`. */
export function addInsightRoutes(
  router: Router,
  { usage, topology, explanation, ...options }: InsightRoutesOptions,
): void {
  const serve = tenantServer(router, options);
  serve(ROUTES.usage, tenantReadPermission, it => usage.read(it));
  // It shows the tenant's Dapr Components and where they connect to.
  serve(ROUTES.topology, componentReadPermission, it => topology.draw(it));
  serve(
    ROUTES.explanation,
    // It says of each Dapr Component in the app's scope how it is.
    [tenantReadPermission, componentReadPermission],
    (it, { params }) =>
      explanation.explain(it, checkInput(appNameSchema, params.app, 'app')),
  );
}
