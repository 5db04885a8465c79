import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Known, knownSchema } from './freshness';

/** Numbers of Dapr resources of a vcluster by what became of them. */
export const syncCountsSchema = z.object({
  synced: z.number(),
  refused: z.number(),
  conflict: z.number(),
  waiting: z.number(),
  failed: z.number(),
});

/**
 * Numbers of Dapr resources by what became of them.
 *
 * @public
 */
export type SyncCounts = {
  synced: number;
  refused: number;
  conflict: number;
  waiting: number;
  failed: number;
};

/** A Dapr resource of a vcluster that is not synced. */
export const unsyncedSchema = z.object({
  kind: z.string().max(63),
  namespace: z.string().max(253).describe('In the vcluster'),
  name: z.string().max(253),
  state: z.enum(['refused', 'conflict', 'waiting', 'failed']),
  rules: z.array(z.string().max(100)).max(5).describe('Rules that say why'),
});

/**
 * A Dapr resource of a vcluster that is not synced.
 *
 * @public
 */
export type Unsynced = {
  kind: string;
  /** In the vcluster */
  namespace: string;
  name: string;
  state: 'refused' | 'conflict' | 'waiting' | 'failed';
  /** Rules that say why */
  rules: string[];
};

const work = {
  queued: z.number().describe('Dapr resources that wait for their turn'),
  pendingSince: z
    .string()
    .max(40)
    .optional()
    .describe('RFC 3339 time of the oldest change not dealt with'),
  lagMs: z
    .number()
    .optional()
    .describe(
      'Longest time from a change being seen to the host having it, of late',
    ),
  errors: z.number().describe('Requests that failed, since the start'),
  objects: syncCountsSchema,
};

/** What a replica says of itself on its Lease. */
export const replicaReportObject = z.object({
  version: z.string().max(64).describe('Of the Component syncer'),
  active: z.boolean().describe('Whether it copies; otherwise it stands by'),
  ready: z.boolean().describe('Whether it knows the vclusters of the host'),
  vclusters: z.number().describe('Vclusters that are its share'),
  served: z.number().describe('Of these, vclusters that it can read'),
  ...work,
});

/**
 * What a replica of the Component syncer says of itself on its Lease.
 *
 * @public
 */
export type ReplicaReport = {
  /** Of the Component syncer */
  version: string;
  /** Whether it copies; otherwise it stands by */
  active: boolean;
  /** Whether it knows the vclusters of the host */
  ready: boolean;
  /** Vclusters that are its share */
  vclusters: number;
  /** Of these, vclusters that it can read */
  served: number;
  /** Dapr resources that wait for their turn */
  queued: number;
  /** RFC 3339 time of the oldest change not dealt with */
  pendingSince?: string;
  /** Longest time from a change being seen to the host having it, of late */
  lagMs?: number;
  /** Requests that failed, since the start */
  errors: number;
  objects: SyncCounts;
};

/**
 * What a replica of the Component syncer says of itself on its Lease.
 *
 * @public
 */
export const replicaReportSchema: ObjectSchemaOf<ReplicaReport> =
  replicaReportObject;

/** What a replica says of a vcluster on the vcluster's Lease. */
export const vclusterReportObject = z.object({
  namespace: z.string().max(63).describe('Host namespace'),
  name: z.string().max(63),
  state: z.enum([
    'connecting',
    'served',
    'unreachable',
    'paused',
    'unsupported',
  ]),
  reason: z.string().max(400).optional(),
  since: z.string().max(40).optional().describe('RFC 3339 time'),
  complete: z.boolean().describe('Whether everything in it has been read'),
  late: z
    .boolean()
    .describe('Whether a change has waited for more than 30 seconds'),
  ...work,
  waitingForSecrets: z
    .number()
    .describe('Of those that wait, those whose Secret is not on the host'),
  unsynced: z
    .array(unsyncedSchema)
    .max(5)
    .describe('The first of those that are not synced'),
});

/**
 * What a replica of the Component syncer says of a vcluster on the vcluster's Lease.
 *
 * @public
 */
export type VclusterReport = {
  /** Host namespace */
  namespace: string;
  name: string;
  state: 'connecting' | 'served' | 'unreachable' | 'paused' | 'unsupported';
  reason?: string;
  /** RFC 3339 time */
  since?: string;
  /** Whether everything in it has been read */
  complete: boolean;
  /** Whether a change has waited for more than 30 seconds */
  late: boolean;
  /** Dapr resources that wait for their turn */
  queued: number;
  /** RFC 3339 time of the oldest change not dealt with */
  pendingSince?: string;
  /** Longest time from a change being seen to the host having it, of late */
  lagMs?: number;
  /** Requests that failed, since the start */
  errors: number;
  objects: SyncCounts;
  /** Of those that wait, those whose Secret is not on the host */
  waitingForSecrets: number;
  /** The first of those that are not synced */
  unsynced: Unsynced[];
};

/**
 * What a replica of the Component syncer says of a vcluster on the vcluster's Lease.
 *
 * @public
 */
export const vclusterReportSchema: ObjectSchemaOf<VclusterReport> =
  vclusterReportObject;

/** How the Component syncer does with a tenant that it is to serve. */
export const tenantSyncSchema = z.object({
  state: z
    .enum([
      'served',
      'connecting',
      'unreachable',
      'paused',
      'unsupported',
      'not-reported',
      'not-running',
      'unknown',
    ])
    .describe(
      'not-reported: it runs, and has not said anything of this tenant',
    ),
  reason: z.string().optional(),
  since: z.string().optional().describe('RFC 3339 time'),
  replica: z.string().optional().describe('Replica that serves it'),
  report: vclusterReportObject
    .omit({
      namespace: true,
      name: true,
      state: true,
      reason: true,
      since: true,
      unsynced: true,
    })
    .optional()
    .describe('What the replica said last'),
});

/**
 * How the Component syncer does with a tenant that it is to serve.
 *
 * @public
 */
export type TenantSync = {
  /** not-reported: it runs, and has not said anything of this tenant */
  state: VclusterReport['state'] | 'not-reported' | 'not-running' | 'unknown';
  reason?: string;
  /** RFC 3339 time */
  since?: string;
  /** Replica that serves it */
  replica?: string;
  /** What the replica said last */
  report?: Omit<
    VclusterReport,
    'namespace' | 'name' | 'state' | 'reason' | 'since' | 'unsynced'
  >;
};

/** A replica of the Component syncer of a host. */
export const syncerReplicaSchema = z.object({
  name: z.string(),
  installation: z.string().optional(),
  state: z
    .enum(['active', 'standby', 'starting', 'gone', 'unknown'])
    .describe('gone: it no longer renews its Lease'),
  report: replicaReportObject
    .optional()
    .describe('Absent when it says nothing that can be read'),
});

/**
 * A replica of the Component syncer of a host.
 *
 * @public
 */
export type SyncerReplica = {
  name: string;
  installation?: string;
  /** gone: it no longer renews its Lease */
  state: 'active' | 'standby' | 'starting' | 'gone' | 'unknown';
  /** Absent when it says nothing that can be read */
  report?: ReplicaReport;
};

/** The Component syncer of a host. */
export const hostSyncerSchema = z.object({
  mode: z
    .enum(['embedded', 'external', 'off'])
    .describe('As daprVcluster.componentSyncer says'),
  state: z.enum(['running', 'starting', 'not-running', 'off', 'unknown']),
  reason: z.string().optional().describe('Why it is not running, or unknown'),
  namespace: z.string().describe('Host namespace of its Leases'),
  installation: z.string().optional().describe('The one that copies'),
  replicas: z
    .array(syncerReplicaSchema)
    .optional()
    .describe('Absent without dapr-vcluster.host.read'),
  tenants: z.array(
    z.object({
      tenant: z.string().describe('<host>/<namespace>/<name>'),
      sync: tenantSyncSchema,
    }),
  ),
  total: knownSchema(z.number())
    .optional()
    .describe(
      'Tenants of the host that it is to serve; absent without dapr-vcluster.host.read',
    ),
});

/**
 * The Component syncer of a host.
 *
 * @public
 */
export type HostSyncer = {
  /** As daprVcluster.componentSyncer says */
  mode: 'embedded' | 'external' | 'off';
  state: 'running' | 'starting' | 'not-running' | 'off' | 'unknown';
  /** Why it is not running, or unknown */
  reason?: string;
  /** Host namespace of its Leases */
  namespace: string;
  /** The one that copies */
  installation?: string;
  /** Absent without dapr-vcluster.host.read */
  replicas?: SyncerReplica[];
  tenants: Array<{
    /** `<host>/<namespace>/<name>` */
    tenant: string;
    sync: TenantSync;
  }>;
  /** Tenants of the host that it is to serve; absent without dapr-vcluster.host.read */
  total?: Known<number>;
};

/** What the Component syncer says of a Dapr resource in its annotation `dapr-vcluster/sync-status`. */
export const syncSaidSchema = z.object({
  state: z
    .enum(['synced', 'refused', 'conflict', 'waiting', 'failed', 'unknown'])
    .describe('unknown: what it says cannot be read'),
  reason: z.string().optional(),
  outdated: z
    .boolean()
    .describe('Whether it is about an earlier version of the resource'),
});

/**
 * What the Component syncer says of a Dapr resource in its annotation `dapr-vcluster/sync-status`.
 *
 * @public
 */
export type SyncSaid = {
  /** unknown: what it says cannot be read */
  state: keyof SyncCounts | 'unknown';
  reason?: string;
  /** Whether it is about an earlier version of the resource */
  outdated: boolean;
};
