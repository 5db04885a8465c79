import { z } from 'zod/v3';

/** Whether a version gets fixes, as far as is known. */
export const supportSchema = z.object({
  state: z.enum(['supported', 'security-only', 'end-of-life', 'unknown']),
  endOfLife: z.string().optional().describe('Day it ends'),
  asOf: z
    .string()
    .optional()
    .describe('Day on which the dates of the release lines were checked'),
});

/**
 * Whether a version gets fixes, as far as is known.
 *
 * @public
 */
export type Support = {
  state: 'supported' | 'security-only' | 'end-of-life' | 'unknown';
  /** Day it ends */
  endOfLife?: string;
  /** Day on which the dates of the release lines were checked */
  asOf?: string;
};
