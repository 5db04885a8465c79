import { z } from 'zod/v3';

/**
 * Something that a check could not look at, so that its findings may be incomplete.
 *
 * @public
 */
export const notCheckedSchema = z.object({
  what: z
    .string()
    .describe('What was not checked, and by which rules it would have been'),
  why: z.string().describe('Why not'),
});

/**
 * Something that a check could not look at, so that its findings may be incomplete.
 *
 * @public
 */
export type NotChecked = {
  /** What was not checked, and by which rules it would have been */
  what: string;
  /** Why not */
  why: string;
};

/** What a check could not look at; empty when it was complete. */
export const notCheckedListSchema = z
  .array(notCheckedSchema)
  .describe(
    'What could not be checked, and why; empty when nothing is missing',
  );
