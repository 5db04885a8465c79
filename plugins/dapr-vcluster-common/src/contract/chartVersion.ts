import { z } from 'zod/v3';

/**
 * A version of the vcluster chart, such as `0.37.2`, or a minor of which the newest version counts, such as `0.37`.
 *
 * @public
 */
export const chartVersionSchema: z.ZodString = z
  .string()
  .max(64)
  .regex(
    /^v?\d+\.\d+(?:\.\d+(?:[-+][\w.+-]+)?)?$/,
    'has to be a version of the vcluster chart, such as 0.37.2 or 0.37',
  )
  .describe(
    "Version of the vcluster chart that values are for; default the tenant's, without a tenant the one that the portal installs",
  );
