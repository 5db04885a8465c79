import { severitySchema } from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/** Input `failOn`: the lowest severity that fails the step. */
export const failOnInput = z
  .union([severitySchema, z.literal('never')])
  .optional()
  .describe(
    'Lowest severity that fails the step: error (default), warning, info, or never',
  );

/** What {@link failOnInput} accepts. */
export type FailOn = NonNullable<z.infer<typeof failOnInput>>;

/** Output `counts`. */
export const countsOutput = z
  .object({ error: z.number(), warning: z.number(), info: z.number() })
  .describe('Number of findings by severity');

/** Input `allowIncomplete`. */
export const allowIncompleteInput = z
  .boolean()
  .optional()
  .describe(
    'Accept the result although something could not be checked, for example because the vcluster does not answer yet; otherwise the step fails',
  );
