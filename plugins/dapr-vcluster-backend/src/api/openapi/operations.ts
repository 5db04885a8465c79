import {
  appExplanationAnswerSchema,
  applyComponentResultSchema,
  applyComponentSchema,
  applyManifestsResultSchema,
  applyManifestsSchema,
  applyResourceResultSchema,
  applyResourceSchema,
  containerLogSchema,
  controlPlaneSchema,
  createTenantResultSchema,
  createTenantSchema,
  daprComponentListSchema,
  daprResourceListSchema,
  deleteComponentResultSchema,
  deleteManifestsResultSchema,
  deleteManifestsSchema,
  deleteTenantResultSchema,
  differenceSchema,
  hostListSchema,
  installationLogSchema,
  logContainerListSchema,
  logEventSchema,
  logQuerySchema,
  optionsSchema,
  ROUTES,
  secretNamesSchema,
  sidecarListSchema,
  surroundingsSchema,
  tenantCheckSchema,
  tenantEventListSchema,
  tenantListSchema,
  tenantQuerySchema,
  tenantSchema,
  topologySchema,
  usageSchema,
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
  /** One line of the answer, where it can also be a stream of newline-delimited JSON. */
  stream?: z.ZodTypeAny;
  /** Success status; 200 unless given. */
  created?: boolean;
};

const dryRun = z.enum(['true', 'false']).optional();
const writing = z.object({ dryRun });
const removing = z.object({
  dryRun,
  force: z.enum(['true', 'false']).optional(),
});
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
    query: writing.extend({ installation: z.string().uuid().optional() }),
    body: createTenantSchema,
    answer: createTenantResultSchema,
    created: true,
  },
  {
    method: 'get',
    path: ROUTES.installation,
    operationId: 'getInstallationLog',
    summary: 'What the program that installs a tenant has printed so far',
    query: z.object({ after: z.number().int().optional() }),
    answer: installationLogSchema,
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
    summary:
      'Delete a Dapr Component; one that a running sidecar has loaded only with force',
    query: removing,
    answer: deleteComponentResultSchema,
  },
  {
    method: 'get',
    path: ROUTES.difference,
    operationId: 'getDifference',
    summary:
      'What differs between an object of Dapr in the vcluster and its copy on the host, field by field',
    answer: differenceSchema,
  },
  {
    method: 'get',
    path: ROUTES.resources,
    operationId: 'listResources',
    summary: 'Objects of Dapr that are no Components: declared, on the host',
    answer: daprResourceListSchema,
  },
  {
    method: 'post',
    path: ROUTES.resources,
    operationId: 'applyResource',
    summary: 'Register or change an object of Dapr, of any kind, given as YAML',
    query: applying,
    body: applyResourceSchema,
    answer: applyResourceResultSchema,
    created: true,
  },
  {
    method: 'delete',
    path: ROUTES.resource,
    operationId: 'deleteResource',
    summary:
      'Delete an object of Dapr, of any kind; one that is in use only with force',
    query: removing,
    answer: deleteComponentResultSchema,
  },
  {
    method: 'get',
    path: ROUTES.surroundings,
    operationId: 'getSurroundings',
    summary:
      'What Dapr Components and files for a virtual namespace are judged by',
    query: z.object({ namespace: z.string().optional() }),
    answer: surroundingsSchema,
  },
  {
    method: 'get',
    path: ROUTES.check,
    operationId: 'checkTenant',
    summary: 'The guardrails on what a tenant has',
    answer: tenantCheckSchema,
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
    path: ROUTES.explanation,
    operationId: 'explainApp',
    summary:
      'Why an app has no sidecar, or one that does not do what is expected: one verdict, one fix',
    answer: appExplanationAnswerSchema,
  },
  {
    method: 'get',
    path: ROUTES.events,
    operationId: 'listEvents',
    summary: 'Events of both sides, newest first',
    answer: tenantEventListSchema,
  },
  {
    method: 'get',
    path: ROUTES.logContainers,
    operationId: 'listLogContainers',
    summary: 'Containers of a pod of the vcluster whose logs can be read',
    answer: logContainerListSchema,
  },
  {
    method: 'get',
    path: ROUTES.podLog,
    operationId: 'getLog',
    summary: "A container's log without secrets; with follow one JSON per line",
    query: logQuerySchema,
    answer: containerLogSchema,
    stream: logEventSchema,
  },
  {
    method: 'get',
    path: ROUTES.syncerLog,
    operationId: 'getSyncerLog',
    summary: "The syncer's log without secrets; with follow one JSON per line",
    query: logQuerySchema,
    answer: containerLogSchema,
    stream: logEventSchema,
  },
  {
    method: 'get',
    path: ROUTES.usage,
    operationId: 'getUsage',
    summary: 'Quota, requests and use',
    answer: usageSchema,
  },
  {
    method: 'get',
    path: ROUTES.topology,
    operationId: 'getTopology',
    summary: 'Host, tenant, apps, Dapr Components, backends and topics',
    answer: topologySchema,
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
