import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { SchemaOf } from '../schema';

/**
 * What the Component syncer made of a Dapr resource that was written to a vcluster.
 *
 * @public
 */
export type ResourceSync = {
  /** `pending`: it has said nothing about this version yet */
  state: 'synced' | 'refused' | 'conflict' | 'waiting' | 'failed' | 'pending';
  /** Why it is not synced */
  reason?: string;
  /** What the syncer found, with the fixes */
  findings: Finding[];
};

/** What the Component syncer made of a Dapr resource. */
export const resourceSyncObject = z.object({
  state: z
    .enum(['synced', 'refused', 'conflict', 'waiting', 'failed', 'pending'])
    .describe('pending: it has said nothing about this version yet'),
  reason: z.string().optional().describe('Why it is not synced'),
  findings: findingsSchema.describe('What the syncer found, with the fixes'),
});

/** What the Component syncer made of a Dapr resource that was written to a vcluster. */
export const resourceSyncSchema: SchemaOf<ResourceSync> = resourceSyncObject;
