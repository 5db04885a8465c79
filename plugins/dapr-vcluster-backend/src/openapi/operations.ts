import {
  applyComponentResultSchema,
  applyComponentSchema,
  applyManifestsResultSchema,
  applyManifestsSchema,
  controlPlaneSchema,
  createTenantResultSchema,
  createTenantSchema,
  daprComponentListSchema,
  deleteComponentResultSchema,
  deleteManifestsResultSchema,
  deleteManifestsSchema,
  deleteTenantResultSchema,
  hostListSchema,
  optionsSchema,
  ROUTES,
  secretNamesSchema,
  sidecarListSchema,
  tenantEventListSchema,
  tenantListSchema,
  tenantQuerySchema,
  tenantSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/** One route as the document describes it. */
export type Operation = {
  method: 'get' | 'post' | 'delete';
  path: string;
  operationId: string;
  summary: string;
  query?: z.AnyZodObject;
  body?: z.ZodTypeAny;
  answer: z.ZodTypeAny;
  /** Success status; 200 unless given. */
  created?: boolean;
};

const dryRun = z.enum(['true', 'false']).optional();
const writing = z.object({ dryRun });
const applying = z.object({
  dryRun,
  update: z.enum(['true', 'false']).optional(),
});

/** All routes of the backend; their schemas are the contract's own. */
export const OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: ROUTES.hosts,
    operationId: 'listHosts',
    summary: 'Hosts with the state of what is watched on them',
    answer: hostListSchema,
  },
  {
    method: 'get',
    path: ROUTES.controlPlane,
    operationId: 'getControlPlane',
    summary: "A host's Dapr: parts, certificates, webhook, capacity",
    answer: controlPlaneSchema,
  },
  {
    method: 'get',
    path: ROUTES.options,
    operationId: 'getOptions',
    summary: 'Hosts, profiles and presets a creation form may offer',
    answer: optionsSchema,
  },
  {
    method: 'get',
    path: ROUTES.tenants,
    operationId: 'listTenants',
    summary: 'Tenants the caller may read',
    query: tenantQuerySchema,
    answer: tenantListSchema,
  },
  {
    method: 'post',
    path: ROUTES.tenants,
    operationId: 'createTenant',
    summary: 'Create a tenant; the same request again changes nothing',
    query: writing,
    body: createTenantSchema,
    answer: createTenantResultSchema,
    created: true,
  },
  {
    method: 'get',
    path: ROUTES.tenant,
    operationId: 'getTenant',
    summary: 'One tenant in full',
    answer: tenantSchema,
  },
  {
    method: 'delete',
    path: ROUTES.tenant,
    operationId: 'deleteTenant',
    summary: 'Delete a tenant with all it leaves on its host',
    query: writing,
    answer: deleteTenantResultSchema,
  },
  {
    method: 'get',
    path: ROUTES.components,
    operationId: 'listComponents',
    summary: 'Dapr Components: declared, on the host, loaded',
    answer: daprComponentListSchema,
  },
  {
    method: 'post',
    path: ROUTES.components,
    operationId: 'applyComponent',
    summary: 'Register or change a Dapr Component',
    query: applying,
    body: applyComponentSchema,
    answer: applyComponentResultSchema,
    created: true,
  },
  {
    method: 'delete',
    path: ROUTES.component,
    operationId: 'deleteComponent',
    summary: 'Delete a Dapr Component',
    query: writing,
    answer: deleteComponentResultSchema,
  },
  {
    method: 'get',
    path: ROUTES.sidecars,
    operationId: 'listSidecars',
    summary: 'Sidecars, and apps that should have one',
    answer: sidecarListSchema,
  },
  {
    method: 'get',
    path: ROUTES.secrets,
    operationId: 'listSecretNames',
    summary: 'Names of Secrets and keys a Dapr Component may refer to',
    answer: secretNamesSchema,
  },
  {
    method: 'get',
    path: ROUTES.events,
    operationId: 'listEvents',
    summary: 'Events of both sides, newest first',
    answer: tenantEventListSchema,
  },
  {
    method: 'post',
    path: ROUTES.manifests,
    operationId: 'applyManifests',
    summary: 'Apply YAML inside the vcluster',
    query: writing,
    body: applyManifestsSchema,
    answer: applyManifestsResultSchema,
  },
  {
    method: 'post',
    path: ROUTES.manifestsRemoval,
    operationId: 'deleteManifests',
    summary: 'Delete objects that were applied inside the vcluster',
    query: writing,
    body: deleteManifestsSchema,
    answer: deleteManifestsResultSchema,
  },
];
