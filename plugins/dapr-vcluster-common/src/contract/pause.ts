import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';

/** Answer of `POST …/pause`. With `pausing`, something is still running: the same request again goes on. */
export const pauseTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['paused', 'pausing', 'unchanged', 'dry-run']),
  objects: objectOutcomesSchema.describe('What was scaled and deleted'),
  remaining: objectOutcomesSchema.describe('What still runs, and why'),
});

/**
 * Answer of `POST …/pause`.
 *
 * @public
 */
export type PauseTenantResult = {
  id: string;
  outcome: 'paused' | 'pausing' | 'unchanged' | 'dry-run';
  /** What was scaled and deleted */
  objects: ObjectOutcome[];
  /** What still runs, and why */
  remaining: ObjectOutcome[];
};

/**
 * Answer of `POST …/pause`. With `pausing`, something is still running: the same request again goes on.
 *
 * @public
 */
export const pauseTenantResultSchema: ObjectSchemaOf<PauseTenantResult> =
  pauseTenantResultObject;

/**
 * Answer of `POST …/resume`. It does not wait until the vcluster is ready.
 *
 * @public
 */
export const resumeTenantResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['resumed', 'unchanged', 'dry-run']),
  objects: objectOutcomesSchema,
});

/**
 * Answer of `POST …/resume`.
 *
 * @public
 */
export type ResumeTenantResult = {
  id: string;
  outcome: 'resumed' | 'unchanged' | 'dry-run';
  objects: ObjectOutcome[];
};
