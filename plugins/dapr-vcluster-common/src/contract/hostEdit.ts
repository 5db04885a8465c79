import { z } from 'zod/v3';

/** How a Dapr resource that the portal registered on the host was edited there since. */
export const hostEditSchema = z.object({
  fields: z
    .array(z.string())
    .describe(
      'Fields that differ from what was declared, at most 20; items by name or number',
    ),
  managers: z
    .array(
      z.object({
        name: z.string().describe('Field manager, e.g. "kubectl-edit"'),
        operation: z.enum(['Apply', 'Update']).optional(),
        at: z
          .string()
          .optional()
          .describe('RFC 3339 time of its last write of the object'),
      }),
    )
    .describe(
      'Who owns these fields now; empty for fields that were removed, of which the API server keeps no owner',
    ),
  restorable: z
    .boolean()
    .describe('Whether the portal knows what was declared, to put it back'),
});

/**
 * How a Dapr resource that the portal registered on the host was edited there since.
 *
 * @public
 */
export type HostEdit = {
  /** Fields that differ from what was declared, at most 20; items by name or number */
  fields: string[];
  /** Who owns these fields now; empty for fields that were removed, of which the API server keeps no owner */
  managers: Array<{
    /** Field manager, e.g. "kubectl-edit" */
    name: string;
    operation?: 'Apply' | 'Update';
    /** RFC 3339 time of its last write of the object */
    at?: string;
  }>;
  /** Whether the portal knows what was declared, to put it back */
  restorable: boolean;
};
