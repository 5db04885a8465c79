import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';

/**
 * Details of an error answer, beside Backstage's own `error` object: which field, which value, what to do.
 * Sent as `error.details` with the fitting status (400, 403, 404, 409, 503).
 */
export const errorDetailsObject = z.object({
  field: z.string().optional(),
  value: z.string().optional().describe('Never a secret'),
  fix: z.string().optional(),
  permission: z
    .string()
    .optional()
    .describe('Name of the permission that was denied'),
  findings: findingsSchema
    .optional()
    .describe('What the rules say about a Dapr Component that was refused'),
});

/**
 * Details of an error answer.
 *
 * @public
 */
export type ErrorDetails = {
  field?: string;
  /** Never a secret */
  value?: string;
  fix?: string;
  /** Name of the permission that was denied */
  permission?: string;
  /** What the rules say about a Dapr Component that was refused */
  findings?: Finding[];
};

/**
 * Details of an error answer.
 *
 * @public
 */
export const errorDetailsSchema: ObjectSchemaOf<ErrorDetails> =
  errorDetailsObject;
