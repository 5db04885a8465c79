import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { TenantRef, tenantRefSchema } from '../tenants';
import { ObjectSchemaOf } from '../schema';
import { Support, supportSchema } from './support';
import { TenantSync, tenantSyncSchema } from './componentSyncer';
import { TenantUpgrade, tenantUpgradeSchema } from './upgrade';
import {
  TenantExpiry,
  tenantExpiryObject,
  TenantSchedule,
  tenantScheduleObject,
} from './lifecycle';
import { Freshness, freshnessSchema, Known, knownSchema } from './freshness';

/**
 * Phases of a tenant, worst last. `orphaned`: host namespaces whose vcluster no longer exists.
 *
 * @public
 */
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

/**
 * Phase of a tenant.
 *
 * @public
 */
export type TenantPhase =
  | 'ready'
  | 'starting'
  | 'paused'
  | 'sleeping'
  | 'scaled-down'
  | 'deleting'
  | 'failed'
  | 'orphaned'
  | 'unknown';

/** One row of the fleet page. */
export const tenantSummaryObject = z.object({
  id: z.string().describe('<host>/<namespace>/<name>'),
  ref: tenantRefSchema,
  owner: z
    .string()
    .optional()
    .describe('Catalog entity ref; absent if the tenant is unowned'),
  profile: z.enum([
    'oss-synced',
    'oss-hostmanaged',
    'oss-multins',
    'free-tier',
    'legacy',
    'unknown',
  ]),
  mode: z.enum(['single-namespace', 'multi-namespace', 'unknown']),
  preset: z.string().optional(),
  registered: z
    .boolean()
    .optional()
    .describe(
      'Whether this portal has created or adopted it; absent while its namespace cannot be seen',
    ),
  phase: tenantPhaseSchema,
  reason: z
    .string()
    .optional()
    .describe('One sentence for any phase but ready'),
  chartVersion: z.string().optional(),
  support: supportSchema,
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
      requested: z
        .number()
        .optional()
        .describe('Pods of the vcluster that request a sidecar'),
      notOnHost: z
        .number()
        .optional()
        .describe('Of these, pods that did not reach the host'),
    })
    .describe('A number is absent while it is unknown'),
  quotaFull: z
    .array(z.string())
    .optional()
    .describe(
      'Resources of quotas of the host that no other pod with a sidecar fits into',
    ),
});

/**
 * One row of the fleet page.
 *
 * @public
 */
export type TenantSummary = {
  /** `<host>/<namespace>/<name>` */
  id: string;
  ref: TenantRef;
  /** Catalog entity ref; absent if the tenant is unowned */
  owner?: string;
  profile:
    | 'oss-synced'
    | 'oss-hostmanaged'
    | 'oss-multins'
    | 'free-tier'
    | 'legacy'
    | 'unknown';
  mode: 'single-namespace' | 'multi-namespace' | 'unknown';
  preset?: string;
  /** Whether this portal has created or adopted it; absent while its namespace cannot be seen */
  registered?: boolean;
  phase: TenantPhase;
  /** One sentence for any phase but ready */
  reason?: string;
  chartVersion?: string;
  support: Support;
  createdAt?: string;
  labels: Record<string, string>;
  hostNamespaces: Array<{
    name: string;
    virtualName?: string;
  }>;
  /** A number is absent while it is unknown */
  counts: {
    components?: number;
    sidecars?: number;
    sidecarsReady?: number;
    notInjected?: number;
    /** Pods of the vcluster that request a sidecar */
    requested?: number;
    /** Of these, pods that did not reach the host */
    notOnHost?: number;
  };
  /** Resources of quotas of the host that no other pod with a sidecar fits into */
  quotaFull?: string[];
};

/**
 * One row of the fleet page.
 *
 * @public
 */
export const tenantSummarySchema: ObjectSchemaOf<TenantSummary> =
  tenantSummaryObject;

/** Kubernetes-style condition of the tenant or its provisioner. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastTransitionTime: z.string().optional(),
});

/**
 * `GET /tenants/:host/:namespace/:name`.
 */
export const tenantObject = tenantSummaryObject.extend({
  freshness: freshnessSchema,
  conditions: z.array(conditionSchema),
  findings: findingsSchema,
  syncerServiceAccount: z
    .string()
    .describe('<namespace>:<name> that the injector checks'),
  provisioner: z.string().optional(),
  sync: tenantSyncSchema
    .optional()
    .describe(
      'The Component syncer; absent for tenants that it is not to serve',
    ),
  upgrade: tenantUpgradeSchema
    .optional()
    .describe('Its last upgrade through the portal'),
  expiry: tenantExpiryObject
    .optional()
    .describe('When it expires; absent for tenants that do not'),
  schedule: tenantScheduleObject.optional().describe('When it sleeps'),
  virtual: knownSchema(z.number())
    .optional()
    .describe(
      'Pods of the vcluster that request a sidecar, or why they are not known',
    ),
});

/**
 * A tenant in full.
 *
 * @public
 */
export type Tenant = {
  /** `<host>/<namespace>/<name>` */
  id: string;
  ref: TenantRef;
  /** Catalog entity ref; absent if the tenant is unowned */
  owner?: string;
  profile:
    | 'oss-synced'
    | 'oss-hostmanaged'
    | 'oss-multins'
    | 'free-tier'
    | 'legacy'
    | 'unknown';
  mode: 'single-namespace' | 'multi-namespace' | 'unknown';
  preset?: string;
  /** Whether this portal has created or adopted it; absent while its namespace cannot be seen */
  registered?: boolean;
  phase: TenantPhase;
  /** One sentence for any phase but ready */
  reason?: string;
  chartVersion?: string;
  support: Support;
  createdAt?: string;
  labels: Record<string, string>;
  hostNamespaces: Array<{
    name: string;
    virtualName?: string;
  }>;
  /** A number is absent while it is unknown */
  counts: {
    components?: number;
    sidecars?: number;
    sidecarsReady?: number;
    notInjected?: number;
    /** Pods of the vcluster that request a sidecar */
    requested?: number;
    /** Of these, pods that did not reach the host */
    notOnHost?: number;
  };
  /** Resources of quotas of the host that no other pod with a sidecar fits into */
  quotaFull?: string[];
  freshness: Freshness;
  conditions: Array<{
    type: string;
    status: 'True' | 'False' | 'Unknown';
    reason?: string;
    message?: string;
    lastTransitionTime?: string;
  }>;
  findings: Finding[];
  /** `<namespace>:<name>` that the injector checks */
  syncerServiceAccount: string;
  provisioner?: string;
  /** The Component syncer; absent for tenants that it is not to serve */
  sync?: TenantSync;
  /** Its last upgrade through the portal */
  upgrade?: TenantUpgrade;
  /** When it expires; absent for tenants that do not */
  expiry?: TenantExpiry;
  /** When it sleeps */
  schedule?: TenantSchedule;
  /** Pods of the vcluster that request a sidecar, or why they are not known */
  virtual?: Known<number>;
};

/**
 * A tenant in full.
 *
 * @public
 */
export const tenantSchema: ObjectSchemaOf<Tenant> = tenantObject;
