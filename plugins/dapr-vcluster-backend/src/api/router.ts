import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ROUTES } from 'backstage-plugin-dapr-vcluster-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { version } from '../../package.json';
import { TenantAuthorizer } from '../platform/permissions';
import { ComponentReader, ResourceReader } from '../dapr/comparison';
import { ControlPlaneService } from '../insights/controlPlane';
import { DifferenceReader } from '../dapr/differences';
import { ExplanationService } from '../sidecars/explanation';
import { TopologyService } from '../insights/topology';
import { HostRegistry } from '../platform/hosts';
import { TenantClients } from '../platform/tenantClients';
import { TenantIndex } from '../inventory/TenantIndex';
import { InjectorWebhooks } from '../sidecars/injector';
import { TenantChecker } from '../dapr/check';
import { LogService } from '../sidecars/logs';
import { openApiDocument } from './openapi';
import { addControlPlaneRoute } from './routes/controlPlane';
import { addDetailRoutes } from './routes/details';
import { addInsightRoutes } from './routes/insights';
import { addHostRoutes } from './routes/hosts';
import { addJudgementRoutes } from './routes/judgement';
import { addLogRoutes } from './routes/logs';
import { ReadableTenants, refOf } from './routes/tenantOf';
import { addTenantRoutes } from './routes/tenants';
import { SidecarService } from '../sidecars';
import { knowledgeOf, TenantContextService } from '../dapr/tenantContext';
import { LiveTenants, TenantOptions } from '../tenants';
import { UsageReader } from '../insights/usage';
import { EventReader, VirtualReader } from '../inventory/vcluster';

/** What the router needs. */
export type RouterOptions = {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  authorizer: TenantAuthorizer;
  hosts: HostRegistry;
  clients: TenantClients;
  index: TenantIndex;
  virtual: VirtualReader;
  webhooks: InjectorWebhooks;
  sidecars: SidecarService;
  logs: LogService;
  options: TenantOptions;
  catalogue: ComponentCatalogue;
  /** Routes that change something. */
  writes: Router;
};

/** All routes of the backend. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, hosts, index, sidecars, virtual } = options;
  const router = PromiseRouter();
  const readable = new ReadableTenants(options);
  const components = new ComponentReader(
    virtual,
    sidecars,
    options.catalogue,
    options.options.guardrails,
  );
  router.get(ROUTES.health, (_request, response) => {
    response.json({ status: 'ok' });
  });
  const document = openApiDocument(version);
  router.get(ROUTES.openapi, (_request, response) => {
    response.json(document);
  });
  addHostRoutes(router, options);
  addControlPlaneRoute(router, {
    ...options,
    controlPlane: new ControlPlaneService(options),
  });
  addTenantRoutes(router, { ...options, readable });
  addDetailRoutes(router, {
    readable,
    httpAuth,
    sidecars,
    virtual,
    components,
    resources: new ResourceReader(virtual, sidecars),
    differences: new DifferenceReader(hosts, virtual, options.catalogue),
    events: new EventReader(hosts, virtual),
  });
  const judged = {
    clients: options.clients,
    tenants: new LiveTenants(hosts),
    policy: options.options.guardrails,
    knowledge: knowledgeOf(index),
  };
  addJudgementRoutes(router, {
    readable,
    httpAuth,
    surroundings: new TenantContextService(judged),
    checker: new TenantChecker(judged, options.catalogue),
  });
  addInsightRoutes(router, {
    readable,
    httpAuth,
    usage: new UsageReader(hosts),
    topology: new TopologyService(hosts, sidecars),
    explanation: new ExplanationService(sidecars, components),
  });
  addLogRoutes(router, { ...options, readable });
  router.use(ROUTES.tenant, (request, response, next) => {
    // Whoever has just changed a tenant wants to see it changed.
    response.on('finish', () => {
      if (response.statusCode < 400) {
        virtual.forget(refOf(request));
      }
    });
    next();
  });
  router.use(options.writes);
  index.onChange(({ tenant }) => {
    const [host, namespace, name] = tenant.split('/');
    virtual.forget({ host, namespace, name });
  });
  return router;
}
