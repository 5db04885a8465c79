import { z } from 'zod/v3';
import { SchemaOf } from '../schema';

/** State of one watched kind of one host: never "empty" when it is not known. */
export const sourceStateSchema = z.object({
  kind: z.string().describe('e.g. "pods" or "components.dapr.io"'),
  state: z.enum(['loading', 'live', 'stale', 'forbidden', 'missing']),
  since: z.string().describe('RFC 3339 time the state began'),
  reason: z.string().optional().describe('Why it is not live'),
});

/**
 * State of one watched kind of one host.
 *
 * @public
 */
export type SourceState = {
  /** e.g. "pods" or "components.dapr.io" */
  kind: string;
  state: 'loading' | 'live' | 'stale' | 'forbidden' | 'missing';
  /** RFC 3339 time the state began */
  since: string;
  /** Why it is not live */
  reason?: string;
};

/** What every snapshot says about itself. `revision` changes when the content does. */
export const freshnessObject = z.object({
  revision: z.string(),
  observedAt: z
    .string()
    .describe('RFC 3339 time of the last proof of life of the host'),
  stale: z
    .object({ since: z.string(), reason: z.string() })
    .optional()
    .describe('Present when what is shown may be old, with the reason'),
  unknown: z
    .array(sourceStateSchema)
    .describe(
      'Kinds that are not live: what depends on them is unknown, not empty',
    ),
});

/**
 * What every snapshot says about itself.
 *
 * @public
 */
export type Freshness = {
  revision: string;
  /** RFC 3339 time of the last proof of life of the host */
  observedAt: string;
  /** Present when what is shown may be old, with the reason */
  stale?: {
    since: string;
    reason: string;
  };
  /** Kinds that are not live: what depends on them is unknown, not empty */
  unknown: SourceState[];
};

/** What every snapshot says about itself. */
export const freshnessSchema: SchemaOf<Freshness> = freshnessObject;

/** A value, or the reason why it is not known. */
export function knownSchema<T extends z.ZodTypeAny>(value: T) {
  return z.discriminatedUnion('state', [
    z.object({ state: z.literal('known'), value, observedAt: z.string() }),
    z.object({
      state: z.literal('unknown'),
      reason: z.string(),
      since: z.string().optional(),
    }),
  ]);
}

/**
 * A value, or the reason why it is not known.
 *
 * @public
 */
export type Known<T> =
  | { state: 'known'; value: T; observedAt: string }
  | { state: 'unknown'; reason: string; since?: string };
