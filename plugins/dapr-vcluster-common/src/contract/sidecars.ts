import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { objectNameSchema } from './components';
import { Freshness, Known, freshnessSchema, knownSchema } from './freshness';

/** State of an app's sidecar (facts: "State of a sidecar from a Pod" in the diagnosis docs). */
export const sidecarStateSchema = z.enum([
  'ready',
  'not-ready',
  'pending',
  'crash-loop',
  'failed',
  'not-injected',
  'rejected',
  'unknown',
]);

/**
 * State of an app's sidecar.
 *
 * @public
 */
export type SidecarState =
  | 'ready'
  | 'not-ready'
  | 'pending'
  | 'crash-loop'
  | 'failed'
  | 'not-injected'
  | 'rejected'
  | 'unknown';

/** One daprd, or one pod that should have a daprd and has none. */
export const sidecarSchema = z.object({
  id: z.string().describe('Stable while the pod lives'),
  appId: z.string(),
  app: z.string().describe('Workload the pod belongs to, or the pod name'),
  virtualPod: objectNameSchema.optional(),
  hostPod: objectNameSchema
    .optional()
    .describe('Absent when the host never got it (rejected)'),
  state: sidecarStateSchema,
  summary: z.string().describe('One sentence'),
  mode: z.enum(['sidecar', 'native', 'shared']),
  version: z.string().optional(),
  image: z.string().optional(),
  restarts: z.number().optional(),
  startedAt: z.string().optional(),
  appPort: z.number().optional(),
  config: z.string().optional(),
  loaded: knownSchema(
    z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        version: z.string(),
        capabilities: z.array(z.string()),
      }),
    ),
  ),
  findings: findingsSchema,
});

/**
 * One daprd, or one pod that should have a daprd and has none.
 *
 * @public
 */
export type Sidecar = {
  /** Stable while the pod lives */
  id: string;
  appId: string;
  /** Workload the pod belongs to, or the pod name */
  app: string;
  virtualPod?: {
    namespace: string;
    name: string;
  };
  /** Absent when the host never got it (rejected) */
  hostPod?: {
    namespace: string;
    name: string;
  };
  state: SidecarState;
  /** One sentence */
  summary: string;
  mode: 'sidecar' | 'native' | 'shared';
  version?: string;
  image?: string;
  restarts?: number;
  startedAt?: string;
  appPort?: number;
  config?: string;
  loaded: Known<
    Array<{
      name: string;
      type: string;
      version: string;
      capabilities: string[];
    }>
  >;
  findings: Finding[];
};

/** `GET /tenants/…/sidecars`. */
export const sidecarListSchema = z.object({
  items: z.array(sidecarSchema),
  freshness: freshnessSchema,
  virtual: knownSchema(z.number()).describe(
    'Pods seen in the vcluster, or why they are not known',
  ),
  findings: findingsSchema.describe(
    'What concerns all sidecars alike: how the vcluster is configured',
  ),
  gaps: z
    .array(z.string())
    .describe(
      'What of the vcluster configuration could not be read and why, one sentence each',
    ),
});

/**
 * `GET /tenants/…/sidecars`.
 *
 * @public
 */
export type SidecarList = {
  items: Sidecar[];
  freshness: Freshness;
  /** Pods seen in the vcluster, or why they are not known */
  virtual: Known<number>;
  /** What concerns all sidecars alike: how the vcluster is configured */
  findings: Finding[];
  /** What of the vcluster configuration could not be read and why, one sentence each */
  gaps: string[];
};

/** One event of a tenant's objects, newest first. */
export const tenantEventSchema = z.object({
  side: z.enum(['host', 'virtual']),
  type: z.enum(['Normal', 'Warning']),
  reason: z.string(),
  message: z.string(),
  object: z.object({
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
  }),
  count: z.number(),
  lastSeen: z.string().optional(),
  transient: z
    .boolean()
    .optional()
    .describe(
      'true: a warning that says nothing is wrong; the syncer was overtaken by another write, and tries again by itself',
    ),
});

/**
 * One event of a tenant's objects.
 *
 * @public
 */
export type TenantEvent = {
  side: 'host' | 'virtual';
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  object: {
    kind: string;
    namespace?: string;
    name: string;
  };
  count: number;
  lastSeen?: string;
  /** true: a warning that says nothing is wrong; the syncer was overtaken by another write, and tries again by itself */
  transient?: boolean;
};

/** `GET /tenants/…/events`. */
export const tenantEventListSchema = z.object({
  items: z.array(tenantEventSchema),
  freshness: freshnessSchema,
  virtual: knownSchema(z.number()),
});

/**
 * `GET /tenants/…/events`.
 *
 * @public
 */
export type TenantEventList = {
  items: TenantEvent[];
  freshness: Freshness;
  virtual: Known<number>;
};
