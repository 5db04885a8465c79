import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { TenantAuthorizer } from '../../platform/permissions';
import { DaprComponentService } from '../../dapr/components';
import { HostRegistry } from '../../platform/hosts';
import { TenantClients } from '../../platform/tenantClients';
import { ManifestService } from '../../manifests';
import { DaprResourceService } from '../../dapr/resources';
import { ObjectUsage } from '../../sidecars';
import { HostKnowledge } from '../../dapr/tenantContext';
import {
  LiveTenants,
  TenantCreator,
  TenantOptions,
  TenantDeleter,
} from '../../tenants';
import { Patience } from '../../platform/kubernetes';
import { addComponentWrites } from './componentWrites';
import { addManifestWrites } from './manifestWrites';
import { addResourceWrites } from './resourceWrites';
import { bodyErrors } from './requests';
import { addTenantWrites } from './tenantWrites';

/** What writing needs of the rest of the backend. */
export type WriteRouterOptions = {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  authorizer: TenantAuthorizer;
  hosts: HostRegistry;
  clients: TenantClients;
  options: TenantOptions;
  provisioner: Provisioner;
  /** Tells which running sidecars use an object, default none. */
  usage?: ObjectUsage;
  /** What is known of whole hosts, default nothing. */
  knowledge?: HostKnowledge;
  /** How long deleting a tenant, and a Secret on its way to the host, may take. */
  patience?: { removal?: Patience; arrival?: Patience };
};

const BODY_LIMIT = '2mb';

/** All routes that change something, with their own body parser. */
export function createWriteRouter(options: WriteRouterOptions): Router {
  const { auditor, httpAuth, patience, ...shared } = options;
  const tenants = new LiveTenants(shared.hosts);
  const policy = shared.options.guardrails;
  const forComponents = {
    ...shared,
    tenants,
    policy,
    presets: shared.options.componentPresets,
    patience: patience?.arrival,
  };
  const components = new DaprComponentService(forComponents);
  const deps = {
    auditor,
    credentials: (req: express.Request) =>
      httpAuth.credentials(req, { allow: ['user', 'service'] }),
    creator: new TenantCreator({ ...shared, patience: patience?.removal }),
    deleter: new TenantDeleter({
      ...shared,
      tenants,
      patience: patience?.removal,
    }),
    components,
    resources: new DaprResourceService(forComponents, components),
    manifests: new ManifestService({
      ...shared,
      tenants,
      policy,
      patience: patience?.removal,
    }),
  };
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }), bodyErrors);
  addTenantWrites(router, deps);
  addComponentWrites(router, deps);
  addManifestWrites(router, deps);
  addResourceWrites(router, deps);
  return router;
}
