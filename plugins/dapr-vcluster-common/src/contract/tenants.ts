import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { dnsLabel, tenantRefSchema } from '../tenants';
import { freshnessSchema } from './freshness';

/** Phases of a tenant, worst last. `orphaned`: host namespaces whose vcluster is gone. */
export const tenantPhaseSchema = z.enum([
  'ready',
  'starting',
  'paused',
  'sleeping',
  'scaled-down',
  'deleting',
  'failed',
  'orphaned',
  'unknown',
]);

/** Phase of a tenant. */
export type TenantPhase = z.infer<typeof tenantPhaseSchema>;

/** One row of the fleet page. */
export const tenantSummarySchema = z.object({
  id: z.string().describe('<host>/<namespace>/<name>'),
  ref: tenantRefSchema,
  owner: z
    .string()
    .optional()
    .describe('Catalog entity ref; absent when nobody claimed it'),
  profile: z.enum([
    'oss-hostmanaged',
    'oss-multins',
    'free-tier',
    'legacy',
    'unknown',
  ]),
  mode: z.enum(['single-namespace', 'multi-namespace', 'unknown']),
  preset: z.string().optional(),
  phase: tenantPhaseSchema,
  reason: z
    .string()
    .optional()
    .describe('One sentence for any phase but ready'),
  chartVersion: z.string().optional(),
  support: z.object({
    state: z.enum(['supported', 'security-only', 'end-of-life', 'unknown']),
    endOfLife: z.string().optional(),
  }),
  createdAt: z.string().optional(),
  labels: z.record(z.string()),
  hostNamespaces: z.array(
    z.object({ name: z.string(), virtualName: z.string().optional() }),
  ),
  counts: z
    .object({
      components: z.number().optional(),
      sidecars: z.number().optional(),
      sidecarsReady: z.number().optional(),
      notInjected: z.number().optional(),
    })
    .describe('A number is absent while it is unknown'),
});

/** One row of the fleet page. */
export type TenantSummary = z.infer<typeof tenantSummarySchema>;

/** Kubernetes-style condition of the tenant or its provisioner. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastTransitionTime: z.string().optional(),
});

/** `GET /tenants/:host/:namespace/:name`. */
export const tenantSchema = tenantSummarySchema.extend({
  freshness: freshnessSchema,
  conditions: z.array(conditionSchema),
  findings: z.array(findingSchema),
  syncerServiceAccount: z
    .string()
    .describe('<namespace>:<name> the injector judges'),
  provisioner: z.string().optional(),
});

/** A tenant in full. */
export type Tenant = z.infer<typeof tenantSchema>;

/** Query of `GET /tenants`. */
export const tenantQuerySchema = z.object({
  host: z.string().optional(),
  owner: z.string().optional(),
  phase: tenantPhaseSchema.optional(),
  profile: z.string().optional(),
  may: z
    .enum([
      'tenant.update',
      'tenant.delete',
      'component.apply',
      'component.delete',
    ])
    .optional()
    .describe('Only tenants the caller also has this permission on'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Text in name, namespace, host or owner'),
  sort: z
    .enum([
      'name',
      'host',
      'owner',
      'phase',
      'createdAt',
      'sidecars',
      'components',
    ])
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  offset: z.coerce.number().int().min(0).optional(),
});

/** Query of `GET /tenants`. */
export type TenantQuery = z.infer<typeof tenantQuerySchema>;

/** `GET /tenants`. `total` counts what the caller may see. */
export const tenantListSchema = z.object({
  items: z.array(tenantSummarySchema),
  total: z.number(),
  freshness: z.array(freshnessSchema.extend({ host: z.string() })),
});

/** `GET /tenants`. */
export type TenantList = z.infer<typeof tenantListSchema>;

/**
 * Body of `POST /tenants`. Flat, so that a permission policy can speak of each field.
 * The namespace is `vcluster-<name>` unless given: the Dapr injector's allow-list goes by it.
 */
export const createTenantSchema = z.object({
  host: dnsLabel('host').describe('Name of the host'),
  name: z
    .string({ required_error: 'name is required' })
    .describe('Name of the vcluster: at most 40 characters, DNS-1123 label'),
  namespace: dnsLabel('namespace')
    .optional()
    .describe('Host namespace, default vcluster-<name>'),
  owner: z
    .string({ required_error: 'owner is required' })
    .min(1)
    .describe('Owning group or user, e.g. group:default/team-a'),
  profile: z
    .string()
    .optional()
    .describe('Profile, default the configured one'),
  preset: z
    .string()
    .optional()
    .describe('Preset, default the first configured one'),
  labels: z
    .record(z.string())
    .optional()
    .describe('Extra labels on the host namespace'),
});

/** Body of `POST /tenants`. */
export type CreateTenant = z.infer<typeof createTenantSchema>;

/** What became of one object. */
export const objectOutcomeSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z
    .string()
    .optional()
    .describe(
      'Which object it is: one made later under the same name has another',
    ),
  outcome: z.enum([
    'created',
    'changed',
    'unchanged',
    'deleted',
    'would-create',
    'would-change',
    'would-delete',
    'left',
  ]),
  reason: z.string().optional(),
});

/** What became of one object. */
export type ObjectOutcome = z.infer<typeof objectOutcomeSchema>;

/** Answer of `POST /tenants` (201 created, 200 unchanged or dry run). */
export const createTenantResultSchema = z.object({
  ref: tenantRefSchema,
  id: z.string(),
  outcome: z.enum(['created', 'unchanged', 'dry-run']),
  profile: z.string(),
  preset: z.string(),
  chartVersion: z.string(),
  entityRef: z.string().describe('Catalog entity the tenant will have'),
  objects: z.array(objectOutcomeSchema),
  log: z
    .array(z.string())
    .optional()
    .describe('What the program that installed it printed'),
});

/** Answer of `POST /tenants`. */
export type CreateTenantResult = z.infer<typeof createTenantResultSchema>;

/** Answer of `GET /installations/…`: what the program that installs a tenant has printed. */
export const installationLogSchema = z.object({
  lines: z.array(z.string()).describe('Lines after those asked to leave out'),
  next: z.number().int().describe('How many lines there are; ask after it'),
});

/** Answer of `GET /installations/…`. */
export type InstallationLog = z.infer<typeof installationLogSchema>;

/** Answer of `DELETE /tenants/…`: what was (or would be) removed, and what is still there. */
export const deleteTenantResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['deleted', 'deleting', 'absent', 'dry-run']),
  removed: z.array(objectOutcomeSchema),
  remaining: z.array(objectOutcomeSchema),
});

/** Answer of `DELETE /tenants/…`. */
export type DeleteTenantResult = z.infer<typeof deleteTenantResultSchema>;
