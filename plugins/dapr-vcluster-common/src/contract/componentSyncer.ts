import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';

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
  rules: z.array(z.string().max(100)).max(5).describe('Rules that refuse it'),
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
  /** Rules that refuse it */
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
  ...work,
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
  /** Dapr resources that wait for their turn */
  queued: number;
  /** RFC 3339 time of the oldest change not dealt with */
  pendingSince?: string;
  /** Longest time from a change being seen to the host having it, of late */
  lagMs?: number;
  /** Requests that failed, since the start */
  errors: number;
  objects: SyncCounts;
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
